import { expect, test } from "vitest";
import type { Schemas } from "@/api/client";
import type { Target } from "@/api/targets";
import { seriesRows } from "./exports";

test("a period has its figure, its target, or both", () => {
  const value = { period: "2024", value: 69.87, text: null, revision: 1, approvedAt: "2025-01-01T00:00:00Z" } as Schemas["Observation"];
  const target = { year: 2025, comparator: "gte", value: 70, basis: "provinceDocument", document: { number: "浙发〔2022〕8号", date: "2022-03-01" } } as Target;
  const [, ...rows] = seriesRows([value], [target, { ...target, year: 2024, value: 69.9, document: null }]);
  expect(rows).toEqual([
    ["2024", 69.87, 1, "2025-01-01T00:00:00Z", "gte", 69.9, "provinceDocument", null, null],
    ["2025", null, null, null, "gte", 70, "provinceDocument", "浙发〔2022〕8号", "2022-03-01"],
  ]);
});
