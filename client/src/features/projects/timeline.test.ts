import { describe, expect, it } from "vitest";
import { placeOf, rangeOf, spanOf, yearsOf } from "./timeline";

const range = { from: 2021, to: 2025 };

describe("timeline", () => {
  it("takes the plan's years, and those of projects that go further", () => {
    expect(rangeOf(range, [null, "2022-05-01"])).toEqual(range);
    expect(rangeOf(range, ["2019-12-31", "2027-01-01"])).toEqual({ from: 2019, to: 2027 });
    expect(yearsOf(range)).toEqual([2021, 2022, 2023, 2024, 2025]);
  });
  it("places days by the calendar, and what lies outside at the edge", () => {
    expect(placeOf(range, "2021-01-01")).toBe(0);
    expect(placeOf(range, "2026-11-28")).toBe(100);
    expect(placeOf(range, "2023-07-02")).toBeCloseTo(50, 0);
  });
  it("draws a span as far as it is said, and nothing where nothing is", () => {
    expect(spanOf(range, null, null)).toBeNull();
    expect(spanOf(range, null, "2021-01-01")).toEqual({ left: 0, width: 0.6 });
    expect(spanOf(range, "2021-01-01", null)).toEqual({ left: 0, width: 100 });
  });
});
