import { ApiError, isAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { parseFigure } from "@/lib/parse-figure";
import type { Version } from "./queries";
import { idOf, type Subject } from "./subjects";

export type RuleKind = Schemas["RuleKind"];

export const ruleKinds = [
  "range",
  "required",
  "decimals",
  "integer",
  "changeFromPrevious",
  "changeFromLastYear",
  "monotone",
  "comparison",
  "outlier",
] as const satisfies readonly RuleKind[];

export const operators = ["lte", "lt", "eq", "gte", "gt"] as const satisfies readonly Schemas["RuleOperator"][];

/** A line of a comparison, by its key: it stays the same line when lines are moved. */
export type Term = { line: string; sign: 1 | -1 };

/** A rule as it stands in the editor: numbers as the text they are typed in. */
export type DraftRule = {
  key: string;
  kind: RuleKind;
  severity: Schemas["CheckSeverity"];
  blanks: Schemas["BlankHandling"];
  min: string;
  max: string;
  limit: string;
  percent: boolean;
  operator: Schemas["RuleOperator"];
  tolerance: string;
  left: Term[];
  right: Term[];
  zh: string;
  en: string;
};

export type DraftLine = { key: string; subject: Subject; evidenceRequired: boolean; rules: DraftRule[] };

/** The next version of a form while it is being written; rules stand with the line that they mark. */
export type Draft = {
  opensDays: string;
  dueDays: string;
  dueDayKind: Schemas["DueDayKind"];
  closesDays: string;
  reportedBy: Schemas["ReportedBy"];
  evidenceRequired: boolean;
  guidance: string;
  orgUnits: string[];
  lines: DraftLine[];
};

export const emptyDraft: Draft = {
  opensDays: "1",
  dueDays: "10",
  dueDayKind: "working",
  closesDays: "",
  reportedBy: "units",
  evidenceRequired: false,
  guidance: "",
  orgUnits: [],
  lines: [],
};

let made = 0;
const newKey = () => `k${++made}`;

export const newRule = (kind: RuleKind, line: string): DraftRule => ({
  key: newKey(),
  kind,
  severity: kind === "range" || kind === "required" || kind === "decimals" || kind === "integer" ? "blocking" : "querying",
  blanks: "silent",
  min: "",
  max: "",
  limit: "",
  percent: kind === "changeFromPrevious" || kind === "changeFromLastYear",
  operator: "lte",
  tolerance: "",
  left: kind === "comparison" ? [{ line, sign: 1 }] : [],
  right: [],
  zh: "",
  en: "",
});

export const newLine = (subject: Subject): DraftLine => ({ key: newKey(), subject, evidenceRequired: false, rules: [] });

export const subjectOf = (line: Schemas["FormFormLine"]): Subject => ({
  kind: line.indicatorCode !== null ? "indicator" : line.taskCode !== null ? "task" : line.projectCode !== null ? "project" : "commitment",
  address: {
    ...(line.indicatorCode !== null && { indicatorCode: line.indicatorCode }),
    ...(line.taskCode !== null && { taskCode: line.taskCode }),
    ...(line.projectCode !== null && { projectCode: line.projectCode }),
    ...(line.commitmentId !== null && { commitmentId: line.commitmentId }),
  },
  code: line.indicatorCode ?? line.taskCode ?? line.projectCode ?? "",
  title: line.title,
  heading: line.heading,
  unit: line.unit,
  isFigure: line.answerKind !== "completion",
});

const text = (value: number | null) => (value === null ? "" : String(value));

/** A version as something to go on writing. */
export function draftOf(version: Version): Draft {
  const keys = new Map(version.lines.map((line) => [line.no, newKey()]));
  const keyOf = (no: number) => keys.get(no) ?? "";
  const terms = (given: Schemas["RuleTerm"][] | null): Term[] => (given ?? []).map((term) => ({ line: keyOf(term.lineNo), sign: term.sign < 0 ? -1 : 1 }));
  return {
    opensDays: String(version.opensDays),
    dueDays: String(version.dueDays),
    dueDayKind: version.dueDayKind,
    closesDays: text(version.closesDays),
    reportedBy: version.reportedBy,
    evidenceRequired: version.evidenceRequired,
    guidance: version.guidance ?? "",
    orgUnits: version.orgUnits.map((unit) => unit.code),
    lines: version.lines.map((line) => ({
      key: keyOf(line.no),
      subject: subjectOf(line),
      evidenceRequired: line.evidenceRequired,
      rules: version.rules
        .filter((rule) => rule.lineNo === line.no)
        .map(({ kind, severity, blanks, parameters: p, message }) => ({
          ...newRule(kind, keyOf(line.no)),
          severity,
          blanks,
          min: text(p.min),
          max: text(p.max),
          limit: text(p.limit),
          percent: p.percent,
          operator: p.operator ?? "lte",
          tolerance: text(p.tolerance),
          left: terms(p.left),
          right: terms(p.right),
          zh: message?.zh ?? "",
          en: message?.en ?? "",
        })),
    })),
  };
}

/** What was typed as a figure: null for nothing, NaN for what is none. */
export function figure(typed: string): number | null {
  const parsed = parseFigure(typed);
  return parsed.kind === "figure" ? parsed.value : parsed.kind === "empty" ? null : Number.NaN;
}

/** A whole number of days; NaN for what is none. */
export function days(typed: string): number | null {
  const value = figure(typed);
  return value === null || Number.isInteger(value) ? value : Number.NaN;
}

const takes: Record<RuleKind, readonly ("min" | "max" | "limit" | "tolerance")[]> = {
  range: ["min", "max"],
  required: [],
  decimals: [],
  integer: [],
  changeFromPrevious: ["limit"],
  changeFromLastYear: ["limit"],
  monotone: [],
  comparison: ["tolerance"],
  outlier: [],
};

/** How many places hold something that is no figure; nothing is sent before they are mended. */
export const countUnreadable = (draft: Draft): number =>
  [
    ...[draft.opensDays, draft.dueDays].map((typed) => days(typed) ?? Number.NaN),
    days(draft.closesDays),
    ...draft.lines.flatMap((line) => line.rules.flatMap((rule) => takes[rule.kind].map((name) => figure(rule[name])))),
  ].filter(Number.isNaN).length;

function parametersOf(rule: DraftRule, noOf: (key: string) => number): Schemas["RuleParameters"] {
  const own = takes[rule.kind];
  const number = (name: "min" | "max" | "limit" | "tolerance") => (own.includes(name) ? figure(rule[name]) : null);
  const compares = rule.kind === "comparison";
  const terms = (given: Term[]) => (compares ? given.map((term) => ({ lineNo: noOf(term.line), sign: term.sign })) : null);
  return {
    min: number("min"),
    max: number("max"),
    limit: number("limit"),
    percent: own.includes("limit") && rule.percent,
    operator: compares ? rule.operator : null,
    left: terms(rule.left),
    right: terms(rule.right),
    tolerance: number("tolerance"),
  };
}

/** The draft as the API takes it: rules by the numbers that their lines have now. */
export function toDefinition(draft: Draft): Schemas["FormDefinition"] {
  const noOf = (key: string) => draft.lines.findIndex((line) => line.key === key) + 1;
  return {
    opensDays: days(draft.opensDays) ?? 0,
    dueDays: days(draft.dueDays) ?? 0,
    dueDayKind: draft.dueDayKind,
    closesDays: days(draft.closesDays),
    reportedBy: draft.reportedBy,
    evidenceRequired: draft.evidenceRequired,
    guidance: draft.guidance.trim() || null,
    orgUnits: draft.reportedBy === "units" ? draft.orgUnits : [],
    lines: draft.lines.map(({ subject, evidenceRequired }) => ({ ...subject.address, evidenceRequired })),
    rules: draft.lines.flatMap((line, i) =>
      line.rules.map((rule) => ({
        lineNo: i + 1,
        kind: rule.kind,
        severity: rule.severity,
        blanks: rule.blanks,
        parameters: parametersOf(rule, noOf),
        message: rule.zh.trim() || rule.en.trim() ? { zh: rule.zh.trim() || null, en: rule.en.trim() || null } : null,
      })),
    ),
  };
}

/** Moves a line up (−1) or down (1). */
export function moved(lines: readonly DraftLine[], key: string, by: -1 | 1): DraftLine[] {
  const from = lines.findIndex((line) => line.key === key);
  const to = from + by;
  const next = [...lines];
  const [line] = next.splice(from, 1);
  if (from < 0 || to < 0 || to >= lines.length || !line) {
    return [...lines];
  }
  next.splice(to, 0, line);
  return next;
}

/** Takes a line away, also out of the comparisons of other lines. */
export const without = (lines: readonly DraftLine[], key: string): DraftLine[] =>
  lines
    .filter((line) => line.key !== key)
    .map((line) => ({
      ...line,
      rules: line.rules.map((rule) => ({
        ...rule,
        left: rule.left.filter((term) => term.line !== key),
        right: rule.right.filter((term) => term.line !== key),
      })),
    }));

export const holds = (lines: readonly DraftLine[], subject: Subject) => lines.some((line) => idOf(line.subject) === idOf(subject));

/** What the server said of the draft that was sent, found again by key however the draft has changed since. */
export class Refusal {
  readonly error: unknown;
  readonly #lines: string[];
  readonly #rules: string[];

  constructor(error: unknown = null, sent: Draft = emptyDraft) {
    this.error = error;
    this.#lines = sent.lines.map((line) => line.key);
    this.#rules = sent.lines.flatMap((line) => line.rules.map((rule) => rule.key));
  }

  at(place: string): string[] {
    return this.error instanceof ApiError ? this.error.errors.filter((e) => isAt(e.pointer, place)).map((e) => e.message) : [];
  }

  ofLine(key: string): string[] {
    const index = this.#lines.indexOf(key);
    return index < 0 ? [] : this.at(`/lines/${index}`);
  }

  /** Of one member of a rule, or of all of it. */
  ofRule(key: string, member = ""): string[] {
    const index = this.#rules.indexOf(key);
    return index < 0 ? [] : this.at(`/rules/${index}${member && `/${member}`}`);
  }
}
