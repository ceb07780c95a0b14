import { describe, expect, it } from "vitest";
import { arrangedOf, investedOf, moneyByYear, plannedOf } from "./money";

const none = { investments: [], invested: [] };
const some = {
  investments: [
    { year: 2024, source: "central" as const, planned: 0.1, arranged: null },
    { year: 2024, source: "city" as const, planned: 0.2, arranged: null },
    { year: 2023, source: "city" as const, planned: null, arranged: 5 },
  ],
  invested: [{ year: 2025, value: 7, period: "2025-H2" }],
};

describe("money", () => {
  it("never takes a blank for nought", () => {
    expect([plannedOf(none), arrangedOf(none), investedOf(none)]).toEqual([null, null, null]);
    expect([plannedOf(some), arrangedOf(some), investedOf(some)]).toEqual([0.3, 5, 7]);
  });
  it("stands year by year, those only reported too", () =>
    expect(moneyByYear(some)).toEqual([
      { year: 2023, planned: null, arranged: 5, invested: null },
      { year: 2024, planned: 0.3, arranged: null, invested: null },
      { year: 2025, planned: null, arranged: null, invested: 7 },
    ]));
});
