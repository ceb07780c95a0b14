import { expect, test } from "vitest";
import type { Scheme } from "./queries";
import { draftOf, nextCode, schemeOf } from "./scheme-draft";

const scheme: Scheme = {
  weights: { indicators: 50, tasks: 30, projects: 20, qualitative: 0 },
  bindingFactor: 2,
  functions: {
    raise: { kind: "pace", points: null, shares: null },
    bound: { kind: "deduction", points: 5, shares: null },
    works: { kind: "path", points: null, shares: [10, 35, 65] },
  },
  items: [{ list: "indicators", code: "2", weight: 3, function: null }],
  combination: "weighted",
  backsliding: "baseline",
  missingData: "leftOut",
  qualitative: { criteria: [{ code: "organization", name: "组织", weight: 1 }], dropExtremesFrom: 5 },
  vetoes: [{ code: "grave-incident", name: "重大事件", best: "good" }],
  grades: { excellent: 90, good: 75, pass: 60 },
  ranking: false,
};

test("what was not touched comes back as it was, single items too", () => expect(schemeOf(draftOf(scheme), scheme)).toEqual(scheme));

test("what cannot be read makes no scheme", () => {
  const draft = draftOf(scheme);
  expect(schemeOf({ ...draft, weights: { ...draft.weights, tasks: "三十" } }, scheme)).toBeNull();
  expect(schemeOf({ ...draft, functions: { ...draft.functions, works: { kind: "path", points: "", shares: "10 x" } } }, scheme)).toBeNull();
});

test("shares are read as offices write them, and points belong to deductions only", () => {
  const draft = draftOf(scheme);
  const read = schemeOf(
    {
      ...draft,
      functions: { ...draft.functions, raise: { kind: "path", points: "3", shares: "10%、35%、65%" }, bound: { kind: "completion", points: "5", shares: "" } },
    },
    scheme,
  );
  expect(read?.functions.raise).toEqual({ kind: "path", points: null, shares: [10, 35, 65] });
  expect(read?.functions.bound).toEqual({ kind: "completion", points: null, shares: null });
});

test("a code is nobody else's", () => expect(nextCode("veto", [{ code: "veto-2" }])).toBe("veto-3"));

test("a single item says its own weight or function, or neither", () => {
  const draft = draftOf(scheme);
  const item = { list: "tasks" as const, code: "5.1", weight: "", kind: "path" as const, points: "9", shares: "20 60 100" };
  const read = schemeOf({ ...draft, items: [{ ...item, kind: "", weight: "0" }, item] }, scheme);
  expect(read?.items).toEqual([
    { list: "tasks", code: "5.1", weight: 0, function: null },
    { list: "tasks", code: "5.1", weight: null, function: { kind: "path", points: null, shares: [20, 60, 100] } },
  ]);
  expect(schemeOf({ ...draft, items: [{ ...item, weight: "三" }] }, scheme)).toBeNull();
});
