import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Evaluation } from "@/api/evaluations";
import { renderScreen } from "@/testing/render";
import { AreasTab } from "./areas-tab";

const area = (code: string, name: string, score: number, rank: number | null) => ({
  orgUnit: { code, name, shortName: name, kind: "county" },
  isPlan: false,
  score,
  grade: "good",
  gradeName: null,
  gradeByScore: "good",
  rank,
  lists: [],
  vetoes: [],
  selfScore: null,
});

const show = (ranking: boolean) => {
  const scopes = [area("a", "先县", 70, ranking ? 2 : null), area("b", "后县", 80, ranking ? 1 : null)];
  const evaluation = { scheme: { ranking }, scopes } as unknown as Evaluation;
  renderScreen(() => <AreasTab evaluation={evaluation} />, "/", "/");
  return screen.getAllByRole("link").map((link) => link.textContent);
};

it("stands by rank where areas are ranked", () => {
  expect(show(true)).toEqual(["后县", "先县"]);
  expect(screen.getByText("名次")).toBeTruthy();
});

it("keeps the plan's order and shows no ranks where they are not", () => {
  expect(show(false)).toEqual(["先县", "后县"]);
  expect(screen.queryByText("名次")).toBeNull();
});
