import { expect, test } from "vitest";
import type { Area } from "./queries";
import { latestWithinYears, ofYear } from "./tile-values";

test("the latest month, quarter or half-year of every area, by when it ends", () => {
  const of = (code: string, period: string, value: number) => ({ orgUnit: { code }, period, value, text: null });
  const latest = latestWithinYears([of("a", "2024-H1", 1), of("a", "2024-05", 2), of("a", "2024-Q3", 3), of("a", "2024", 4), of("b", "2025", 5)]);
  expect([...latest].map(([code, tile]) => [code, tile.period, tile.value, tile.light])).toEqual([["a", "2024-Q3", 3, null]]);
});

test("a year's figure stands for the year though a month has come since", () => {
  const area = { orgUnit: { code: "a" }, cells: [{ indicatorCode: "3", light: "grey", value: 9, text: null, period: "2025-10" }] } as unknown as Area;
  const values = [
    { orgUnit: { code: "a" }, period: "2024", value: 7, text: null },
    { orgUnit: { code: "a" }, period: "2023", value: 6, text: null },
    { orgUnit: { code: "b" }, period: "2025", value: 5, text: null },
  ];
  expect(ofYear(area, "3", values)).toEqual({ light: "grey", value: 7, text: null, period: "2024" });
  expect(ofYear(area, "2", values)).toBeUndefined();
});
