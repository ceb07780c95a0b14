import i18next from "i18next";
import { expect, it } from "vitest";
import { differences } from "./differences";
import type { Version } from "./queries";

const line = (no: number, code: string, title: string) => ({
  no,
  indicatorCode: code,
  taskCode: null,
  projectCode: null,
  commitmentId: null,
  title,
  heading: "环境质量",
  unit: "%",
  decimals: 1,
  answerKind: "number" as const,
  evidenceRequired: false,
});
const unit = (shortName: string) => ({ code: shortName, name: shortName, shortName, kind: "county" as const });
const parameters = { min: null, max: null, limit: null, percent: false, operator: null, left: null, right: null, tolerance: null };
const range = (no: number, lineNo: number, max: number) => ({
  no,
  lineNo,
  kind: "range" as const,
  severity: "blocking" as const,
  blanks: "silent" as const,
  parameters: { ...parameters, max },
  message: null,
});

const before: Version = {
  no: 1,
  opensDays: 1,
  dueDays: 10,
  dueDayKind: "working",
  closesDays: null,
  reportedBy: "units",
  evidenceRequired: false,
  guidance: null,
  lines: [line(1, "1", "甲"), line(2, "2", "乙")],
  orgUnits: [unit("开化县")],
  rules: [range(1, 1, 100), range(2, 2, 50)],
};

const say = (after: Partial<Version>) =>
  differences(i18next.t, before, { ...before, no: 2, ...after }).map((d) => `${d.sign} ${d.what} ${d.was ? `${d.was} → ` : ""}${d.text}`);

it("says nothing of a version that asks the same", () => expect(say({})).toEqual([]));

it("does not take a line that moved, and the rules that moved with it, for others", () =>
  expect(say({ lines: [line(1, "2", "乙"), line(2, "1", "甲")], rules: [range(1, 1, 50), range(2, 2, 100)] })).toEqual(["→ 行的顺序 甲、乙 → 乙、甲"]));

it("names what comes, what goes and what becomes something else", () =>
  expect(
    say({
      closesDays: 5,
      orgUnits: [unit("常山县")],
      lines: [line(1, "1", "甲"), { ...line(2, "3", "丙") }],
      rules: [range(1, 1, 90)],
    }),
  ).toEqual([
    "→ 填报日历 期末后 1 天开放，第 10 个工作日截止，不关闭 → 期末后 1 天开放，第 10 个工作日截止，截止后 5 天关闭",
    "− 报送单位 开化县",
    "+ 报送单位 常山县",
    "− 行 指标 2 乙",
    "+ 行 指标 3 丙",
    "− 甲 强制性 不高于 100",
    "− 乙 强制性 不高于 50",
    "+ 甲 强制性 不高于 90",
  ]));
