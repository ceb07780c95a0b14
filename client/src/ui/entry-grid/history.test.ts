import { expect, it } from "vitest";
import { type History, noHistory, type Replaced, redo, remember, undo } from "./history";

const cell = (key: number, before: string, after: string): Replaced => ({ key, column: "a", before, after });

it("takes back step by step and does again", () => {
  const history = remember(remember(noHistory, [cell(1, "", "1")]), [cell(1, "1", "2"), cell(2, "", "3")]);
  const first = undo(history);
  expect(first?.step).toHaveLength(2);
  const second = undo(first?.history as History);
  expect(second?.step).toEqual([cell(1, "", "1")]);
  expect(undo(second?.history as History)).toBeNull();
  expect(redo(second?.history as History)?.step).toEqual([cell(1, "", "1")]);
});

it("makes no step of what stays as it was, and forgets what was undone once something new is done", () => {
  const history = remember(noHistory, [cell(1, "", "1")]);
  expect(remember(history, [cell(1, "1", "1")])).toBe(history);
  expect(redo(remember(undo(history)?.history as History, [cell(2, "", "5")]))).toBeNull();
});

it("undoing everything that was done, in any order of doing, gives back the beginning", () => {
  const sheet = new Map<number, string>();
  let history = noHistory;
  let seed = 11;
  const next = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const put = (step: readonly Replaced[], side: "before" | "after") => step.forEach((c) => sheet.set(Number(c.key), c[side]));
  for (let i = 0; i < 150; i++) {
    const turn = next(3) === 0 ? undo(history) : next(4) === 0 ? redo(history) : null;
    if (turn) {
      put(turn.step, turn.history.done.length < history.done.length ? "before" : "after");
      history = turn.history;
    } else {
      const step = [...new Set([next(6), next(6), next(6)])].map((key) => cell(key, sheet.get(key) ?? "", String(next(5))));
      put(step, "after");
      history = remember(history, step);
    }
  }
  for (let turn = undo(history); turn; turn = undo(turn.history)) {
    put(turn.step, "before");
  }
  expect([...sheet.values()].every((text) => text === "")).toBe(true);
});
