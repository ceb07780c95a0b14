import { describe, expect, it } from "vitest";
import { clear, copy, fillDown, paste } from "./block";
import { type Column, sheetOf } from "./columns";
import { boundsOf } from "./range";

type Row = { name: string; a: string; b: string };
const columns: Column<Row>[] = [
  { key: "name", kind: "readOnly", header: "", text: (row) => row.name },
  { key: "a", kind: "figure", header: "", text: (row) => row.a, unit: () => "%", decimals: () => 1 },
  { key: "b", kind: "text", header: "", text: (row) => row.b, maxLength: 5, canEdit: (row) => row.name !== "locked" },
];
const rows: Row[] = [
  { name: "one", a: "1.0", b: "x" },
  { name: "locked", a: "", b: "y" },
  { name: "−3", a: "3.0", b: "" },
];
const sheet = sheetOf(rows, columns);
const at = (row: number, column: number, toRow = row, toColumn = column) => boundsOf({ row, column }, { row: toRow, column: toColumn });
const laid = (bounds: ReturnType<typeof at>, block: string[][]) => paste(sheet, bounds, block);

describe("paste", () => {
  it.each([
    ["1,234.5", "1234.5"],
    ["１２．５", "12.5"],
    ["95%", "95.0"],
    ["（12）", "-12.0"],
    ["−0.25", "-0.25"],
    ["—", ""],
    ["abc", "abc"],
    ["1,23", "1,23"],
  ])("%s stands as %s", (text, settled) => expect(laid(at(0, 1), [[text]]).changes).toEqual([{ row: 0, column: 1, text: settled }]));

  it("passes over what cannot be edited, keeps what cannot be read, and counts each cell once", () => {
    const { changes, outcome } = laid(at(0, 0), [
      ["n", "2", "p"],
      ["n", "abc", "q"],
      ["n", "4", "toolong"],
      ["n", "5"],
    ]);
    expect(changes.map((c) => c.text)).toEqual(["2.0", "p", "abc", "4.0", "toolong"]);
    expect(outcome).toEqual({ pasted: 3, readOnly: 4, unreadable: 2, beyond: 2 });
  });

  it("fills a selection with one cell, and tiles what fits a whole number of times", () => {
    expect(laid(at(0, 1, 2, 1), [["7"]]).changes.map((c) => c.row)).toEqual([0, 1, 2]);
    expect(laid(at(0, 1, 1, 1), [["7"], ["8"], ["9"]]).changes.map((c) => c.text)).toEqual(["7.0", "8.0", "9.0"]);
  });

  it("of every size and place touches only cells that can be edited, and accounts for all of the block", () => {
    for (let height = 1; height <= 5; height++) {
      for (let width = 1; width <= 4; width++) {
        for (let row = 0; row < 3; row++) {
          for (let column = 0; column < 3; column++) {
            const block = Array.from({ length: height }, (_, r) => Array.from({ length: width }, (__, c) => (r % 2 ? "x" : String(c))));
            const { changes, outcome } = laid(at(row, column), block);
            expect(changes.every((c) => sheet.canEdit(c.row, c.column))).toBe(true);
            expect(outcome.pasted + outcome.unreadable).toBe(changes.length);
            expect(outcome.pasted + outcome.unreadable + outcome.readOnly + outcome.beyond).toBe(height * width);
          }
        }
      }
    }
  });
});

it("copies with a minus that spreadsheets know", () => expect(copy(sheet, at(2, 0, 2, 1))).toEqual([["-3", "3.0"]]));
it("clears what can be edited", () =>
  expect(clear(sheet, at(0, 0, 1, 2)).map((c) => [c.row, c.column])).toEqual([
    [0, 1],
    [0, 2],
    [1, 1],
  ]));
it("fills down from the first row of a selection, or from the row above", () => {
  expect(fillDown(sheet, at(0, 1, 2, 1))).toEqual([
    { row: 1, column: 1, text: "1.0" },
    { row: 2, column: 1, text: "1.0" },
  ]);
  expect(fillDown(sheet, at(1, 1)).map((c) => c.text)).toEqual(["1.0"]);
  expect(fillDown(sheet, at(0, 1))).toEqual([]);
});
