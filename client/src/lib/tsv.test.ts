import { describe, expect, it } from "vitest";
import { parseTsv, toTsv } from "./tsv";

describe("parseTsv", () => {
  it.each([
    ["one cell", "31.2", [["31.2"]]],
    ["nothing", "", [[""]]],
    [
      "rows and cells, without the last line break",
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["only the last line break is no row", "1\n\n", [["1"], [""]]],
    ["old line breaks", "1\r2", [["1"], ["2"]]],
    ["empty cells", "\t\n1", [["", ""], ["1"]]],
    ["line breaks, tabs and doubled quotes inside quotes", '"a\nb\t""c"""\t2', [['a\nb\t"c"', "2"]]],
    ["a quote inside a cell", '5" pipe\t2', [['5" pipe', "2"]]],
    ["a cell that merely begins with a quoted word", '"十四五"规划\t2', [['"十四五"规划', "2"]]],
    [
      "a quote that is never closed",
      '"a\t2\n3\t4',
      [
        ['"a', "2"],
        ["3", "4"],
      ],
    ],
    ["an empty quoted cell", '""\t1', [["", "1"]]],
  ])("%s", (_, text, rows) => expect(parseTsv(text)).toEqual(rows));
});

describe("toTsv", () => {
  const pieces = ["", "1", "1,234.5", '"', '""', "\t", "\n", "沙尘", '"a"', "a\nb", " "];
  const cells = pieces.flatMap((a) => pieces.map((b) => a + b));

  it("is read back as it was, whatever the cells hold", () => {
    for (const [i, first] of cells.entries()) {
      const block = [
        [first, cells[(i * 7 + 3) % cells.length] ?? ""],
        [cells[(i * 5 + 1) % cells.length] ?? "", "end"],
      ];
      expect(parseTsv(`${toTsv(block)}\r\n`)).toEqual(block);
    }
  });
});
