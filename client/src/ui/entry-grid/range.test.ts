import { describe, expect, it } from "vitest";
import type { Sheet } from "./columns";
import { boundsOf, firstCell, land, move, type Way } from "./range";

/** Four rows of: read-only, figure, read-only, a note that is open in the second row, closed in the others, and not there in the last. */
const sheet: Sheet = {
  rows: 4,
  columns: 4,
  text: () => "",
  canEdit: (_, column) => column === 1 || column === 3,
  place: (row, column) => (column < 3 ? "open" : row === 1 ? "open" : row === 3 ? "none" : "closed"),
  settle: (_, __, text) => text,
  isReadable: () => true,
};
const go = (row: number, column: number, way: Way) => move({ row, column }, way, sheet, 2);

it.each<[number, number, Way, [number, number] | null]>([
  [0, 1, "down", [1, 1]],
  [3, 1, "down", [3, 1]],
  [0, 1, "up", [0, 1]],
  [0, 2, "right", [0, 3]],
  [3, 2, "right", [3, 2]],
  [2, 3, "down", [3, 2]],
  [1, 2, "rowStart", [1, 0]],
  [1, 0, "rowEnd", [1, 3]],
  [2, 2, "gridStart", [0, 0]],
  [0, 0, "gridEnd", [3, 2]],
  [0, 1, "pageDown", [2, 1]],
  [3, 1, "pageUp", [1, 1]],
  [0, 1, "next", [1, 1]],
  [1, 1, "next", [1, 3]],
  [1, 3, "next", [2, 1]],
  [2, 1, "previous", [1, 3]],
  [3, 1, "next", null],
  [0, 1, "previous", null],
])("from %i,%i %s leads to %j", (row, column, way, to) => expect(go(row, column, way)).toEqual(to && { row: to[0], column: to[1] }));

it("whatever the keys, the cell is one that is there", () => {
  const ways: Way[] = ["up", "down", "left", "right", "rowStart", "rowEnd", "gridStart", "gridEnd", "pageUp", "pageDown", "next", "previous"];
  let cell = firstCell(sheet);
  for (let i = 0, seed = 7; i < 2000; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    cell = move(cell, ways[seed % ways.length] as Way, sheet, 3) ?? cell;
    expect(land(cell, sheet)).toEqual(cell);
  }
});

it("begins at the first cell to fill", () => expect(firstCell(sheet)).toEqual({ row: 0, column: 1 }));

describe("boundsOf", () => {
  it("is the same whichever way it was drawn", () => {
    const [a, b] = [
      { row: 3, column: 1 },
      { row: 1, column: 2 },
    ];
    expect(boundsOf(a, b)).toEqual({ top: 1, bottom: 3, left: 1, right: 2 });
    expect(boundsOf(b, a)).toEqual(boundsOf(a, b));
  });
});
