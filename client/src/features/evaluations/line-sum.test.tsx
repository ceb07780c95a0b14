import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Evaluation } from "@/api/evaluations";
import { renderScreen } from "@/testing/render";
import { LineSum } from "./line-sum";
import type { Line, Scope } from "./queries";

const scope = {
  orgUnit: { code: "q", name: "衢州市", shortName: "衢州市", kind: "municipality" },
  isPlan: true,
  lists: [
    { list: "indicators", weight: 50, score: 90 },
    { list: "tasks", weight: 30, score: 60 },
  ],
} as unknown as Scope;
const evaluation = { scheme: { items: [], functions: { raise: { kind: "pace", points: null, shares: null } } } } as unknown as Evaluation;
const line = (change: Partial<Line>) =>
  ({
    orgUnit: "q",
    list: "indicators",
    code: "2",
    name: "细颗粒物",
    inputs: null,
    function: "pace",
    weight: 2,
    out: null,
    outName: null,
    remarkNames: [],
    ...change,
  }) as Line;

it("shows the formula, its numbers, the result to the digit, and what it brings to the total", () => {
  const shown = line({ formula: "100 × x", sum: "100 × 0.84375", score: 84.375, contribution: 35.1563 });
  const other = line({ code: "3", score: 60, weight: 1 });
  const isOut = line({ code: "4", score: null, weight: 5 });
  renderScreen(() => <LineSum evaluation={evaluation} scope={scope} line={shown} lines={[shown, other, isOut]} onClose={() => undefined} />, "/", "/");
  const text = document.body.textContent;
  expect(text).toContain("100 × 0.84375 = 84.375");
  // What does not count has no part in Σw.
  expect(text).toContain("50 × 2 × 84.375 ÷ (80 × 3) = 35.1563");
});

it("says why a line does not count, and computes nothing", () => {
  const shown = line({ formula: "—", sum: null, score: null, contribution: null, out: "notAssigned", outName: "目标待下达" });
  renderScreen(() => <LineSum evaluation={evaluation} scope={scope} line={shown} lines={[shown]} onClose={() => undefined} />, "/", "/");
  expect(screen.getByText("目标待下达")).toBeTruthy();
  expect(document.body.textContent).not.toContain("贡献");
});
