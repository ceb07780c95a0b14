import type { TFunction } from "i18next";
import { blank, formatSigned, shortPeriod } from "@/lib/format";
import { answerFigure } from "@/ui/answer";
import type { Column } from "@/ui/entry-grid/columns";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { EntryCheck, ExplanationHint } from "./entry-check";
import { type EntryLine, type Kind, kindOf } from "./entry-lines";
import { StatusCell } from "./status-cell";
import { EvidenceCell } from "./evidence/evidence-cell";
import { offered, type Suggestion } from "./prefill/queries";
import { SuggestionCell, WithdrawnCell } from "./prefill/suggestion-cell";
import type { Suggestions } from "./prefill/use-suggestions";
import { codeOf, type Line, type Submission } from "./queries";

type Previous = Line["previous"];

export type Clips = {
  counts: ReadonlyMap<number | null, number>;
  missing: ReadonlySet<number>;
  open: (no: number) => void;
};

/** What other systems say of cells, and what is done with it. */
export type Beside = Pick<Suggestions, "of" | "withdrawn"> & { take: (suggestion: Suggestion) => void; compare: (suggestion: Suggestion) => void };

type Look = {
  isReadOnly: boolean;
  /** The kind that is shown, of a form of several. */
  kind: Kind | null;
  /** Something stands beside the grid and takes of its width. */
  isNarrow: boolean;
};

/** What is known of before left of the input column, how it differs right of it, then what the checks say; why stands under its line. */
export function entryColumns(
  submission: Submission,
  { isReadOnly, kind, isNarrow }: Look,
  onExplain: (no: number) => void,
  clips: Clips,
  onDetails: (no: number) => void,
  beside: Beside,
  t: TFunction,
): Column<EntryLine>[] {
  const lines = submission.lines.filter((line) => kind === null || kindOf(line) === kind);
  const previous = lines.find((l) => l.previous)?.previous?.period;
  const lastYear = lines.find((l) => l.sameLastYear)?.sameLastYear?.period;
  // Of a yearly form the last period is the last year.
  const hasLastYear = lastYear !== undefined && lastYear !== previous;
  const known = (key: string, side: string, header: string, width: number, of: (line: Line) => Previous | undefined): Column<EntryLine> => ({
    key,
    kind: "readOnly",
    className: `num secondary known ${side}`,
    header,
    width,
    text: ({ line }) => of(line)?.text ?? (of(line) ? answerFigure(t, line, of(line)?.value) : ""),
  });
  const difference = (key: string, side: string, header: string, of: (line: Line) => Previous | undefined): Column<EntryLine> => ({
    key,
    kind: "readOnly",
    className: `num difference ${side}`,
    header,
    width: 68,
    text: ({ line, parsed }) => {
      const before = of(line)?.value ?? null;
      return parsed.kind === "figure" && before !== null && line.answerKind !== "completion"
        ? formatSigned(Number((parsed.value - before).toPrecision(12)), line.decimals)
        : "";
    },
  });
  const head = (word: string, period: string | undefined) => (period ? `${word} ${shortPeriod(period)}` : word);
  const hasWords = lines.some((l) => l.answerKind !== "number" || l.text !== null);
  const status: Column<EntryLine> = {
    key: "status",
    kind: "readOnly",
    className: "status",
    header: t("details.status"),
    width: 76,
    text: ({ details }) => details?.status ?? "",
    open: ({ line, details }) => details && onDetails(line.no),
    render: (entry) => <StatusCell entry={entry} isReadOnly={isReadOnly} onOpen={() => onDetails(entry.line.no)} />,
  };
  const press = (suggestion: Suggestion) => (offered(suggestion) ? beside.take(suggestion) : beside.compare(suggestion));
  const suggested: Column<EntryLine> = {
    key: "suggested",
    kind: "readOnly",
    className: "suggested",
    header: t("prefill.column"),
    // What a source said in its own unit stands beside the figure.
    width: [...beside.of.values()].some((s) => s.values.some((v) => v.said && v.said.value !== v.value)) ? 212 : 132,
    text: ({ line }) => (beside.of.get(line.no)?.values ?? []).map((v) => `${v.source} ${v.value}`).join(" "),
    open: ({ line }) => {
      const suggestion = beside.of.get(line.no);
      if (suggestion) {
        press(suggestion);
      }
    },
    render: ({ line }) => {
      const suggestion = beside.of.get(line.no);
      const withdrawn = beside.withdrawn.get(line.no);
      if (withdrawn && (!suggestion || offered(suggestion)?.value === line.value)) {
        return <WithdrawnCell taking={withdrawn} decimals={line.decimals} />;
      }
      return (
        suggestion && (
          <SuggestionCell
            suggestion={suggestion}
            name={`${codeOf(line)} ${line.title}`}
            decimals={line.decimals}
            isTaken={offered(suggestion)?.value === line.value}
            onTake={() => press(suggestion)}
            onCompare={() => press(suggestion)}
          />
        )
      );
    },
  };
  const words: Column<EntryLine> = {
    key: "text",
    kind: "longText",
    className: "answer",
    header: t("entry.answer"),
    width: isNarrow ? 168 : 240,
    text: (entry) => entry.text,
    canEdit: ({ line }) => !isReadOnly && line.answerKind !== "number",
    maxLength: 2000,
    label: ({ line }) => `${t("entry.answer")} ${codeOf(line)}`,
  };
  return [
    { key: "code", kind: "readOnly", className: "num muted code", header: t("indicator.code"), width: 48, text: ({ line }) => codeOf(line) },
    {
      key: "title",
      kind: "readOnly",
      className: "line-name",
      isHeader: true,
      header: kind ? t(`entry.named.${kind}`) : t("indicator.name"),
      text: ({ line }) => line.title,
      render: ({ line }) => (
        <span className={line.parentCode ? "sub-title" : undefined}>
          {line.parentCode && <span className="muted">{t("indicator.ofWhich")}</span>}
          <IndicatorName name={line.title} />
          {line.lifecycle && <span className="note">{[t(`lifecycle.${line.lifecycle.state}`), line.lifecycle.reason].join(" · ")}</span>}
          {line.note && <span className="note">{t("entry.note", { text: line.note.text })}</span>}
        </span>
      ),
    },
    {
      key: "unit",
      kind: "readOnly",
      className: "secondary unit",
      header: t("indicator.unit"),
      width: 60,
      text: ({ line }) => line.unit ?? "",
      render: ({ line }) => <Unit unit={line.unit} />,
    },
    ...(hasLastYear && !isNarrow ? [known("sameLastYear", "left", head(t("entry.lastYear"), lastYear), 108, (l) => l.sameLastYear)] : []),
    // Beside the panel every column counts: one without a figure gives way to the names.
    ...(isNarrow && previous === undefined
      ? []
      : [known("previous", hasLastYear && !isNarrow ? "right" : "left", head(t("approval.previous"), previous), 92, (l) => l.previous)]),
    {
      key: "value",
      kind: "figure",
      className: "current",
      header: head(t("entry.now"), submission.period),
      width: 108,
      text: (entry) => entry.value,
      canEdit: ({ line }) => !isReadOnly && line.answerKind !== "completion",
      unit: ({ line }) => line.unit,
      decimals: ({ line }) => line.decimals,
      label: ({ line }) => `${codeOf(line)} ${line.title}`,
      placeholder: t("entry.unfilled"),
      render: ({ line }) => answerFigure(t, line, line.value),
      mark: valueMark(t),
    },
    ...(lines.some((line) => beside.of.has(line.no) || beside.withdrawn.has(line.no)) ? [suggested] : []),
    ...(hasWords ? [words] : []),
    ...(hasLastYear && !isNarrow ? [difference("toLastYear", "left", t("entry.toLastYear"), (l) => l.sameLastYear)] : []),
    ...(isNarrow ? [] : [difference("toPrevious", "right", t("entry.difference"), (l) => l.previous)]),
    {
      key: "evidence",
      kind: "readOnly",
      className: "evidence",
      header: t("evidence.column"),
      width: 56,
      text: ({ line }) => String(clips.counts.get(line.no) ?? ""),
      open: ({ line }) => clips.open(line.no),
      render: ({ line }) => (
        <EvidenceCell
          count={clips.counts.get(line.no) ?? 0}
          isRequired={line.evidenceRequired}
          isMissing={clips.missing.has(line.no)}
          name={`${codeOf(line)} ${line.title}`}
          onOpen={() => clips.open(line.no)}
        />
      ),
    },
    ...(lines.some((l) => l.answerKind !== "number") ? [status] : []),
    {
      key: "check",
      kind: "readOnly",
      className: "checks",
      header: t("entry.checks"),
      text: ({ line }) => line.checks.map((check) => check.message).join(" "),
      render: (entry) => <EntryCheck entry={entry} onExplain={isReadOnly || hasExplanationOpen(entry) ? undefined : () => onExplain(entry.line.no)} />,
    },
    {
      key: "explanation",
      startsUnder: "unit",
      kind: "longText",
      className: "explanation",
      header: t("entry.explanation"),
      text: (entry) => entry.explanation,
      canEdit: () => !isReadOnly,
      maxLength: 2000,
      label: ({ line }) => `${t("entry.explanation")} ${codeOf(line)}`,
      placeholder: t("entry.explanationHint"),
      render: (entry) => (
        <>
          <span className="muted">{t("entry.explanation")}</span>　{entry.explanation || blank}
        </>
      ),
      below: (entry) => (hasExplanationOpen(entry) ? "open" : isReadOnly ? "none" : "closed"),
      hint: (entry) => <ExplanationHint entry={entry} />,
    },
  ];
}

const hasExplanationOpen = (entry: EntryLine): boolean => entry.explanation !== "" || entry.standing === "querying";

const valueMark =
  (t: TFunction): NonNullable<Column<EntryLine>["mark"]> =>
  ({ standing, refusal, line }) => {
    const text = line.checks.map((check) => check.message).join(" ");
    switch (standing) {
      case "refused":
        return { tone: "red", text: refusal ?? "" };
      case "blocking":
        return { tone: "red", text };
      case "querying":
        return { tone: "yellow", text };
      default:
        return line.note ? { tone: "yellow", text: t("entry.note", { text: line.note.text }) } : null;
    }
  };
