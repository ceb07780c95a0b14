import { expect, test } from "vitest";
import type { Targets } from "@/api/targets";
import { bodyOf, byHand, draftOf, partsOf, yearsOf } from "./division";

const area = (code: string, weight: number, isCity = false) => ({
  orgUnit: { code, name: code, shortName: code, kind: isCity ? ("municipality" as const) : ("county" as const) },
  isCity,
  weight,
  own: null,
  ownYear: null,
});

const number = (year: number, code = "quzhou") =>
  ({
    orgUnit: { code, name: code, shortName: code, kind: "municipality" },
    year,
    revision: 1,
    comparator: "gte",
    value: 70,
    basis: "provinceDocument",
    document: null,
  }) as unknown as Targets["targets"][number];

const targets: Targets = {
  indicatorCode: "13",
  unit: "%",
  decimals: 2,
  aggregationKind: "sum",
  comparator: "gte",
  firstYear: 2021,
  lastYear: 2025,
  methods: ["equal", "byShare", "byGap", "byHand"],
  areas: [area("quzhou", 0, true), area("kecheng", 1), area("qujiang", 2), area("zhizao", 0)],
  targets: [number(2023), number(2025), number(2024, "kecheng")],
  sums: [],
  mayWrite: true,
  version: 3,
};

test("begins with the last year of the city and all that make up its value", () => {
  expect(partsOf(targets).map((a) => a.orgUnit.code)).toEqual(["kecheng", "qujiang"]);
  expect(yearsOf(targets)).toEqual([2025, 2023]);
  expect(bodyOf(draftOf(targets), "%")).toEqual({ year: 2025, method: "equal", areas: [{ orgUnit: "kecheng" }, { orgUnit: "qujiang" }] });
});

test("shares left blank are the weights; what is no figure is not sent", () => {
  const draft = { ...draftOf(targets), method: "byShare" as const, shares: { qujiang: "３" } };
  expect(bodyOf(draft, "%")?.areas).toEqual([{ orgUnit: "kecheng" }, { orgUnit: "qujiang", share: 3 }]);
  expect(bodyOf({ ...draft, shares: { qujiang: "x" } }, "%")).toBeNull();
});

test("typing into what was computed goes on by hand, with every number there", () => {
  const draft = byHand(draftOf(targets), { kecheng: "70", qujiang: "70" }, "qujiang", "71%");
  expect(bodyOf(draft, "%")).toMatchObject({ method: "byHand", areas: [{ value: 70 }, { value: 71 }] });
  expect(bodyOf({ ...draft, numbers: { kecheng: "70" } }, "%")).toBeNull();
  expect(bodyOf({ ...draft, taking: [] }, "%")).toBeNull();
});
