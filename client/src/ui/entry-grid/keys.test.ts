import { expect, it } from "vitest";
import { intentOf, type Mode } from "./keys";

const press = (keys: string) => {
  const parts = keys.split("+");
  return {
    key: parts.at(-1) ?? "",
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Cmd"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
  };
};
const move = (way: string, isExtending = false) => ({ does: "move", way, isExtending });

it.each<[string, Mode, boolean, object | null]>([
  ["ArrowDown", "moving", false, move("down")],
  ["Shift+ArrowDown", "moving", false, move("down", true)],
  ["ArrowLeft", "typing", false, move("left")],
  ["ArrowLeft", "caret", false, null],
  ["Tab", "caret", true, move("next")],
  ["Shift+Tab", "moving", false, move("previous")],
  ["Enter", "typing", false, move("down")],
  ["Shift+Enter", "caret", true, move("up")],
  ["Alt+Enter", "caret", true, { does: "breakLine" }],
  ["Ctrl+Enter", "moving", false, null],
  ["Home", "moving", false, move("rowStart")],
  ["Home", "typing", false, null],
  ["Ctrl+End", "moving", false, move("gridEnd")],
  ["Ctrl+Shift+Home", "moving", false, move("gridStart", true)],
  ["PageDown", "moving", false, move("pageDown")],
  ["F2", "moving", false, { does: "edit" }],
  ["Shift+F2", "moving", false, { does: "note" }],
  ["F4", "moving", false, { does: "open" }],
  ["F4", "caret", true, { does: "open" }],
  ["Alt+F4", "moving", false, null],
  ["Escape", "typing", false, { does: "revert" }],
  ["Delete", "moving", false, { does: "clear" }],
  ["Delete", "typing", false, null],
  ["Ctrl+a", "moving", false, { does: "selectAll" }],
  ["Ctrl+a", "caret", false, null],
  ["Ctrl+d", "moving", false, { does: "fillDown" }],
  ["Cmd+z", "moving", false, { does: "undo" }],
  ["Ctrl+Z", "typing", false, null],
  ["Ctrl+Shift+Z", "moving", false, { does: "redo" }],
  ["Ctrl+y", "moving", false, { does: "redo" }],
  ["Ctrl+c", "moving", false, null],
  ["5", "moving", false, null],
])("%s while %s", (keys, mode, isLong, intent) => expect(intentOf(press(keys), mode, isLong)).toEqual(intent));
