import { expect, it } from "vitest";
import { formatOf, startOfLine } from "./send";

it.each([
  ["柯城区.XLSX", "xlsx"],
  ["a.b.csv", "csv"],
  ["全量.ndjson", "ndjson"],
  ["全量.jsonl", "ndjson"],
  ["旧表.xls", null],
])("%s is taken as %s", (name, format) => expect(formatOf(name)).toBe(format));

it("finds where a line begins by its bytes, however long and however far", async () => {
  const long = "水".repeat(500_000);
  const file = new Blob([`一\n\n${long}\n四`]);
  const from = async (line: number) => await file.slice(await startOfLine(file, line)).text();
  expect(await from(1)).toBe(`一\n\n${long}\n四`);
  expect(await from(2)).toBe(`\n${long}\n四`);
  expect(await from(3)).toBe(`${long}\n四`);
  expect(await from(4)).toBe("四");
  expect(await from(5)).toBe("");
});
