import type { Way } from "./range";

export type Intent =
  | { does: "move"; way: Way; isExtending: boolean }
  | { does: "edit" | "note" | "open" | "revert" | "clear" | "selectAll" | "fillDown" | "undo" | "redo" | "breakLine" };

/** Between cells; typing over a cell, where arrows still lead on; or with the caret in its text, where they move the caret. */
export type Mode = "moving" | "typing" | "caret";

type Press = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

const ways: Record<string, Way> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "rowStart",
  End: "rowEnd",
  PageUp: "pageUp",
  PageDown: "pageDown",
};

/** What a key means to the grid; null leaves it to the field, or to the browser. */
export function intentOf(press: Press, mode: Mode, isLong: boolean): Intent | null {
  const { key, shiftKey, altKey } = press;
  const hasCtrl = press.ctrlKey || press.metaKey;
  if (key === "Tab" && !hasCtrl && !altKey) {
    return { does: "move", way: shiftKey ? "previous" : "next", isExtending: false };
  }
  if (key === "Enter") {
    if (altKey || hasCtrl) {
      return isLong && mode !== "moving" ? { does: "breakLine" } : null;
    }
    return { does: "move", way: shiftKey ? "up" : "down", isExtending: false };
  }
  if (key === "Escape") {
    return { does: "revert" };
  }
  if (key === "F2") {
    return { does: shiftKey ? "note" : "edit" };
  }
  if (key === "F4" && !hasCtrl && !altKey) {
    return { does: "open" };
  }
  if (mode === "caret" || altKey) {
    return null;
  }
  if (hasCtrl) {
    return mode === "moving" ? ctrl(key, shiftKey) : null;
  }
  const way = ways[key];
  if (mode === "typing") {
    return way && key !== "Home" && key !== "End" && !shiftKey ? { does: "move", way, isExtending: false } : null;
  }
  if (way) {
    return { does: "move", way, isExtending: shiftKey };
  }
  return key === "Delete" ? { does: "clear" } : null;
}

function ctrl(key: string, shiftKey: boolean): Intent | null {
  switch (key.toLowerCase()) {
    case "home":
      return { does: "move", way: "gridStart", isExtending: shiftKey };
    case "end":
      return { does: "move", way: "gridEnd", isExtending: shiftKey };
    case "a":
      return { does: "selectAll" };
    case "d":
      return { does: "fillDown" };
    case "z":
      return { does: shiftKey ? "redo" : "undo" };
    case "y":
      return { does: "redo" };
    default:
      return null;
  }
}
