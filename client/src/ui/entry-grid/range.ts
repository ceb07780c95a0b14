import type { Sheet } from "./columns";

export type Cell = { row: number; column: number };
export type Bounds = { top: number; bottom: number; left: number; right: number };
export type Way = "up" | "down" | "left" | "right" | "rowStart" | "rowEnd" | "gridStart" | "gridEnd" | "pageUp" | "pageDown" | "next" | "previous";

/** The rectangle between two cells, whichever way it was drawn. */
export function boundsOf(a: Cell, b: Cell): Bounds {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export const isSingle = (b: Bounds): boolean => b.top === b.bottom && b.left === b.right;

/** Where a key leads; null where it leads out of the grid, which only Tab does. */
export function move(from: Cell, way: Way, sheet: Sheet, page: number): Cell | null {
  if (way === "next" || way === "previous") {
    return tab(from, way === "next" ? 1 : -1, sheet);
  }
  const [lastRow, lastColumn] = [sheet.rows - 1, sheet.columns - 1];
  const to: Record<Exclude<Way, "next" | "previous">, Cell> = {
    up: { ...from, row: from.row - 1 },
    down: { ...from, row: from.row + 1 },
    left: { ...from, column: from.column - 1 },
    right: { ...from, column: from.column + 1 },
    rowStart: { ...from, column: 0 },
    rowEnd: { ...from, column: lastColumn },
    gridStart: { row: 0, column: 0 },
    gridEnd: { row: lastRow, column: lastColumn },
    pageUp: { ...from, row: from.row - page },
    pageDown: { ...from, row: from.row + page },
  };
  return land(to[way], sheet);
}

/** The nearest cell that is there: inside the grid, and left of those that the row has no use for. */
export function land(cell: Cell, sheet: Sheet): Cell {
  const row = Math.max(0, Math.min(sheet.rows - 1, cell.row));
  let column = Math.max(0, Math.min(sheet.columns - 1, cell.column));
  while (column > 0 && sheet.rows > 0 && sheet.place(row, column) === "none") {
    column--;
  }
  return { row, column };
}

/** The next cell that can be filled, in reading order. */
function tab(from: Cell, step: 1 | -1, sheet: Sheet): Cell | null {
  for (let at = from.row * sheet.columns + from.column + step; at >= 0 && at < sheet.rows * sheet.columns; at += step) {
    const cell = { row: Math.floor(at / sheet.columns), column: at % sheet.columns };
    if (sheet.place(cell.row, cell.column) === "open" && sheet.canEdit(cell.row, cell.column)) {
      return cell;
    }
  }
  return null;
}

/** Where somebody who comes to the grid begins. */
export function firstCell(sheet: Sheet): Cell {
  return sheet.rows === 0 ? { row: 0, column: 0 } : (tab({ row: 0, column: -1 }, 1, sheet) ?? { row: 0, column: 0 });
}
