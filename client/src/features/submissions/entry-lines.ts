import { type Parsed, parseFigure } from "@/lib/parse-figure";
import { blockedBecause, type Detail, details } from "@/ui/line-details";
import type { DraftState } from "./draft";
import { pending, textOf } from "./edits";
import type { Line } from "./queries";

/** Explanations shorter than this are refused. */
export const explanationLength = 20;

/** How a line stands: the first of these that is true of it. */
export type Standing = "unreadable" | "refused" | "unsaved" | "blank" | "blocking" | "querying" | "passed";

/** A line with what was typed into it. */
export type EntryLine = {
  line: Line;
  value: string;
  /** The answer in words, of lines that take one. */
  text: string;
  explanation: string;
  /** How a task, project or milestone goes, member by member; null of lines that are answered by a figure. */
  details: Record<Detail, string> | null;
  /** What is blocked and does not say why, who can unblock it or until when; a milestone that is done and does not say on which day. */
  unsaid: readonly Detail[];
  parsed: Parsed;
  standing: Standing;
  /** Why the server did not take the value, or the explanation. */
  refusal: string | null;
  isExplained: boolean;
  /** Why the server does not count the explanation that it has. */
  fault: string | null;
};

/** The last of each line: one that has not changed stays the same object, and its row is not drawn anew. */
const known = new WeakMap<Line, EntryLine>();

export function entryLines({ edits, submission, refusals }: Pick<DraftState, "edits" | "submission" | "refusals">): EntryLine[] {
  const unsaved = pending(submission.lines, edits);
  return submission.lines.map((line) => {
    const value = textOf(line, "value", edits);
    const text = textOf(line, "text", edits);
    const explanation = textOf(line, "explanation", edits);
    const parsed = parseFigure(value, line.unit);
    const said = line.answerKind !== "number" ? (Object.fromEntries(details.map((d) => [d, textOf(line, d, edits)])) as Record<Detail, string>) : null;
    const refusal = refusals.find((r) => r.no === line.no)?.message ?? null;
    const isUnsaved = unsaved[line.no]?.value !== undefined || unsaved[line.no]?.text !== undefined;
    const isAnswered = line.checks.every((check) => check.severity !== "querying" || check.answered);
    const isRewritten = unsaved[line.no]?.explanation !== undefined;
    // Of words that the server has not seen only their length can be judged.
    const isExplained = isRewritten ? explanation.trim().length >= explanationLength : isAnswered;
    const obstacle = submission.obstacles.find((o) => o.lineNo === line.no && o.code.startsWith("explanation_"));
    const fault = isRewritten ? null : (obstacle?.message ?? null);
    const stands = standing(line, parsed, text, refusal, isUnsaved);
    const before = known.get(line);
    if (
      before?.value === value &&
      before.text === text &&
      before.explanation === explanation &&
      before.refusal === refusal &&
      before.standing === stands &&
      before.isExplained === isExplained &&
      details.every((d) => before.details?.[d] === said?.[d])
    ) {
      return before;
    }
    const unsaid = said ? unsaidIn(line, value, said) : [];
    const entry = { line, value, text, explanation, details: said, unsaid, parsed, refusal, standing: stands, isExplained, fault };
    known.set(line, entry);
    return entry;
  });
}

function unsaidIn(line: Line, value: string, said: Record<Detail, string>): readonly Detail[] {
  if (isMilestone(line)) {
    return value === "1" && said.doneOn === "" ? ["doneOn"] : [];
  }
  return said.status === "blocked" ? blockedBecause.filter((d) => said[d].trim() === "") : [];
}

/** Something to be done, whose day is asked. */
export const isMilestone = (line: Line): boolean => line.answerKind === "completion" && line.commitmentId !== null;

function standing(line: Line, parsed: Parsed, text: string, refusal: string | null, isUnsaved: boolean): Standing {
  if (parsed.kind === "unreadable") {
    return "unreadable";
  }
  if (refusal !== null) {
    return "refused";
  }
  // The server's checks are of the figure that it has.
  if (isUnsaved) {
    return "unsaved";
  }
  const has = (severity: string) => line.checks.some((check) => check.severity === severity);
  // A blank may be asked about, and answered.
  if (parsed.kind === "empty" && text.trim() === "" && (has("blocking") || !has("querying"))) {
    return "blank";
  }
  return has("blocking") ? "blocking" : has("querying") ? "querying" : "passed";
}

/** Whether there is neither a figure nor a word in it. */
export const isBlank = ({ parsed, text, details: said }: EntryLine): boolean =>
  parsed.kind === "empty" && text.trim() === "" && (said === null || details.every((d) => said[d] === ""));

/** A blank that a rule wants filled. */
export const isRequired = ({ line, standing }: EntryLine): boolean => standing === "blank" && line.checks.some((check) => check.severity === "blocking");

export const isUnexplained = ({ standing, isExplained }: EntryLine): boolean => standing === "querying" && !isExplained;

/** Whether somebody has to do something about it before the form is right. */
export const isOpen = (entry: EntryLine): boolean =>
  ["unreadable", "refused", "blocking"].includes(entry.standing) ||
  isRequired(entry) ||
  isUnexplained(entry) ||
  entry.unsaid.length > 0 ||
  entry.line.note !== null;

export type Counts = Record<"filled" | "unreadable" | "blocking" | "querying" | "unexplained" | "blank" | "required" | "marked" | "open" | "unsaid", number>;

export const kinds = ["indicator", "task", "project", "commitment"] as const;
export type Kind = (typeof kinds)[number];

/** What a line reports on. */
export const kindOf = (line: Line): Kind =>
  line.indicatorCode !== null ? "indicator" : line.taskCode !== null ? "task" : line.projectCode !== null ? "project" : "commitment";

export function count(entries: readonly EntryLine[]): Counts {
  const of = (test: (entry: EntryLine) => boolean) => entries.filter(test).length;
  return {
    filled: of((e) => !isBlank(e) && e.parsed.kind !== "unreadable"),
    unreadable: of((e) => e.standing === "unreadable" || e.standing === "refused"),
    blocking: of((e) => e.standing === "blocking"),
    querying: of((e) => e.standing === "querying"),
    unexplained: of(isUnexplained),
    blank: of((e) => isBlank(e)),
    required: of(isRequired),
    marked: of((e) => e.line.note !== null),
    open: of(isOpen),
    unsaid: of((e) => e.unsaid.length > 0),
  };
}
