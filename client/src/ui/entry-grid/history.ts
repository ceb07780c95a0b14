import type { RowKey } from "./columns";

/** One cell of one step. Rows are named by their key, since lists are filtered and sorted meanwhile. */
export type Replaced = { key: RowKey; column: string; before: string; after: string };

/** What was done, a paste or a fill as one step, and what was taken back of it. */
export type History = { done: readonly (readonly Replaced[])[]; undone: readonly (readonly Replaced[])[] };

export const noHistory: History = { done: [], undone: [] };

const depth = 200;

/** Cells that stay as they were make no step; a new step ends what could be done again. */
export function remember(history: History, step: readonly Replaced[]): History {
  const real = step.filter((cell) => cell.before !== cell.after);
  return real.length === 0 ? history : { done: [...history.done, real].slice(-depth), undone: [] };
}

export function undo({ done, undone }: History): { history: History; step: readonly Replaced[] } | null {
  const step = done.at(-1);
  return step ? { history: { done: done.slice(0, -1), undone: [...undone, step] }, step } : null;
}

export function redo({ done, undone }: History): { history: History; step: readonly Replaced[] } | null {
  const step = undone.at(-1);
  return step ? { history: { done: [...done, step], undone: undone.slice(0, -1) }, step } : null;
}
