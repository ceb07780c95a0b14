import { describe, expect, it } from "vitest";
import { ApiError } from "@/api/api-error";
import { problem } from "@/testing/builders";
import { countUnreadable, type Draft, draftOf, emptyDraft, figure, moved, newLine, newRule, Refusal, toDefinition, without } from "./form-draft";
import type { Version } from "./queries";
import type { Subject } from "./subjects";

const subject = (code: string): Subject => ({
  kind: "indicator",
  address: { indicatorCode: code },
  code,
  title: `指标${code}`,
  heading: "环境质量",
  unit: "%",
  isFigure: true,
});

/** Three lines; the second compares itself with the third. */
function threeLines(): Draft {
  const [a, b, c] = [newLine(subject("1")), newLine(subject("2")), newLine(subject("3"))];
  const comparison = { ...newRule("comparison", b.key), right: [{ line: c.key, sign: 1 as const }] };
  return { ...emptyDraft, orgUnits: ["kaihua"], lines: [{ ...a, rules: [{ ...newRule("range", a.key), max: "１００" }] }, { ...b, rules: [comparison] }, c] };
}

const comparisonOf = (draft: Draft) => toDefinition(draft).rules.find((rule) => rule.kind === "comparison");

describe("a draft", () => {
  it("sends rules with the numbers their lines have after they were moved", () => {
    const draft = threeLines();
    const up = { ...draft, lines: moved(draft.lines, draft.lines[2]!.key, -1) };
    expect(up.lines.map((line) => line.subject.code)).toEqual(["1", "3", "2"]);
    expect(comparisonOf(up)).toMatchObject({ lineNo: 3, parameters: { left: [{ lineNo: 3, sign: 1 }], right: [{ lineNo: 2, sign: 1 }] } });
  });

  it("takes a line that goes out of the comparisons of others, and moves none beyond the ends", () => {
    const draft = threeLines();
    const keys = draft.lines.map((line) => line.key);
    expect(comparisonOf({ ...draft, lines: without(draft.lines, keys[2]!) })?.parameters).toMatchObject({ left: [{ lineNo: 2 }], right: [] });
    expect(moved(draft.lines, keys[0]!, -1)).toEqual(draft.lines);
    expect(moved(draft.lines, keys[2]!, 1)).toEqual(draft.lines);
  });

  it("is the same after being sent and read", () => {
    const sent = toDefinition(threeLines());
    const line = (no: number) => ({
      no,
      indicatorCode: String(no),
      taskCode: null,
      projectCode: null,
      commitmentId: null,
      title: `指标${no}`,
      heading: "环境质量",
      unit: "%",
      decimals: 1,
      answerKind: "number" as const,
      evidenceRequired: false,
    });
    const version = {
      ...sent,
      no: 1,
      lines: [1, 2, 3].map(line),
      orgUnits: [{ code: "kaihua", name: "开化县", shortName: "开化县", kind: "county" }],
      rules: sent.rules.map((rule, i) => ({ ...rule, no: i + 1, message: null })),
    } as Version;
    expect(toDefinition(draftOf(version))).toEqual(sent);
  });

  it("sends a number only where its kind of rule takes one", () => {
    const [line] = threeLines().lines;
    const rule = { ...line!.rules[0]!, kind: "monotone" as const, max: "7", percent: true };
    expect(toDefinition({ ...emptyDraft, lines: [{ ...line!, rules: [rule] }] }).rules[0]?.parameters).toEqual({
      min: null,
      max: null,
      limit: null,
      percent: false,
      operator: null,
      left: null,
      right: null,
      tolerance: null,
    });
  });

  it("counts what is no figure, and only where a figure is meant", () => {
    const draft = threeLines();
    expect(figure("一百")).toBeNaN();
    expect(countUnreadable(draft)).toBe(0);
    expect(countUnreadable({ ...draft, dueDays: "", closesDays: "2.5" })).toBe(2);
    const [line, ...rest] = draft.lines;
    expect(countUnreadable({ ...draft, lines: [{ ...line!, rules: [{ ...line!.rules[0]!, min: "低", tolerance: "低" }] }, ...rest] })).toBe(1);
  });
});

it("finds what was refused by key, however lines have moved since", () => {
  const draft = threeLines();
  const [first, second] = draft.lines;
  const error = new ApiError(
    422,
    problem(422, "validation_failed", {
      errors: [
        { pointer: "/lines/1/indicatorCode", code: "repeated_line", message: "重复" },
        { pointer: "/rules/1/parameters/right", code: "required", message: "必填" },
      ],
    }),
  );
  const refusal = new Refusal(error, draft);
  expect(refusal.ofLine(second!.key)).toEqual(["重复"]);
  expect(refusal.ofLine(first!.key)).toEqual([]);
  expect(refusal.ofRule(second!.rules[0]!.key, "parameters/right")).toEqual(["必填"]);
  expect(refusal.ofRule(first!.rules[0]!.key)).toEqual([]);
});
