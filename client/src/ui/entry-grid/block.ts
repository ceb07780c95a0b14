import type { Sheet } from "./columns";
import type { Bounds, Cell } from "./range";

export type Change = Cell & { text: string };

/** What became of a paste, cell by cell; each is counted once. */
export type PasteOutcome = { pasted: number; readOnly: number; unreadable: number; beyond: number };

/**
 * Lays a block over the sheet from the corner of the selection. A selection that holds the block a whole number of times is filled with
 * it, as spreadsheets do. Cells that cannot be edited are passed over; a text that is no figure is kept as it is and counted.
 */
export function paste(sheet: Sheet, selected: Bounds, block: readonly (readonly string[])[]): { changes: Change[]; outcome: PasteOutcome } {
  const [height, width] = [block.length, Math.max(...block.map((row) => row.length))];
  const [selectedHeight, selectedWidth] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1];
  const isTiled = selectedHeight % height === 0 && selectedWidth % width === 0;
  const [rows, columns] = isTiled ? [selectedHeight, selectedWidth] : [height, width];
  const changes: Change[] = [];
  const outcome: PasteOutcome = { pasted: 0, readOnly: 0, unreadable: 0, beyond: 0 };
  for (let r = 0; r < rows; r++) {
    const from = block[r % height] ?? [];
    for (let c = 0; c < columns; c++) {
      const text = from[c % width];
      const [row, column] = [selected.top + r, selected.left + c];
      if (text === undefined) {
        continue;
      }
      if (row >= sheet.rows || column >= sheet.columns) {
        outcome.beyond++;
      } else if (!sheet.canEdit(row, column)) {
        outcome.readOnly++;
      } else {
        changes.push({ row, column, text: sheet.settle(row, column, text) });
        outcome[sheet.isReadable(row, column, text) ? "pasted" : "unreadable"]++;
      }
    }
  }
  return { changes, outcome };
}

/** The texts of a rectangle, with a minus that spreadsheets know. */
export function copy(sheet: Sheet, { top, bottom, left, right }: Bounds): string[][] {
  const texts: string[][] = [];
  for (let row = top; row <= bottom; row++) {
    texts.push(Array.from({ length: right - left + 1 }, (_, c) => sheet.text(row, left + c).replace(/^−/, "-")));
  }
  return texts;
}

export function clear(sheet: Sheet, bounds: Bounds): Change[] {
  return editable(sheet, bounds, () => "");
}

/** The top row over the rest of the selection; into a single row, the one above it. */
export function fillDown(sheet: Sheet, bounds: Bounds): Change[] {
  const source = bounds.top === bounds.bottom ? bounds.top - 1 : bounds.top;
  return source < 0 ? [] : editable(sheet, { ...bounds, top: source + 1 }, (row, column) => sheet.settle(row, column, sheet.text(source, column)));
}

function editable(sheet: Sheet, { top, bottom, left, right }: Bounds, text: (row: number, column: number) => string): Change[] {
  const changes: Change[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      if (sheet.canEdit(row, column)) {
        changes.push({ row, column, text: text(row, column) });
      }
    }
  }
  return changes;
}
