import { PaperClipOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { formatPeriod } from "@/lib/format";
import { useEvent } from "@/lib/use-event";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ConfirmButton } from "@/ui/confirm-button";
import { EntryGrid, type GridHandle } from "@/ui/entry-grid/entry-grid";
import { GridProblems } from "@/ui/entry-grid/grid-problems";
import { PrintButton } from "@/ui/print-button";
import { CorrectButton } from "./correct-button";
import { DetailsPanel } from "./details-panel";
import type { Draft, DraftState } from "./draft";
import type { Field } from "./edits";
import { EntryBar } from "./entry-bar";
import { entryColumns } from "./entry-columns";
import { type Counts, count, type EntryLine, entryLines, isBlank, isOpen, kindOf } from "./entry-lines";
import { EntryLegend } from "./entry-legend";
import { EntryTabs, firstKind } from "./entry-tabs";
import { ExcusedLines } from "./excused-lines";
import { EvidencePanel } from "./evidence/evidence-panel";
import { countByLine, evidenceQuery } from "./evidence/queries";
import type { Suggestion } from "./prefill/queries";
import { ReconcileDialog } from "./prefill/reconcile-dialog";
import { TakeAll } from "./prefill/take-all";
import { useSuggestions } from "./prefill/use-suggestions";
import { codeOf, type Submission } from "./queries";
import { isOwnStep } from "./state-tag";

export type EntryAct = "submit" | "withdraw" | "correct" | "discard";

type Props = { plan: string; draft: Draft; state: DraftState; act: (action: EntryAct, comment?: string) => Promise<void> };

type Shown = "all" | "open" | "blank";

const keyOf = (entry: EntryLine) => entry.line.no;

/** The form itself: its lines as a grid, and the bar that says what is left to do and sends it on. */
export function EntryPanel({ plan, draft, state, act }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const grid = useRef<GridHandle>(null);
  const { submission } = state;
  const canSave = submission.allowedActions.includes("save");
  const entries = useMemo(() => entryLines(state), [state]);
  const counts = useMemo(() => count(entries), [entries]);
  const { values, set, setAll } = useUrlFilters(["evidence", "details", "kind"]);
  const [kind, setKind] = useState(() => firstKind(entries, values.kind));
  const evidence = useQuery(evidenceQuery(plan, submission.id));
  const files = useMemo(() => evidence.data ?? [], [evidence.data]);
  const openEvidence = useEvent((no: number | null) => setAll({ evidence: String(no ?? "all"), details: undefined }));
  const openDetails = useEvent((no: number) => setAll({ evidence: undefined, details: String(no) }));
  const detailed = entries.find((entry) => String(keyOf(entry)) === values.details);
  // What was chosen stays in sight when it has been dealt with.
  const [{ shown, chosen }, setShown] = useState<{ shown: Shown; chosen: ReadonlySet<number> | null }>({ shown: "all", chosen: null });
  const ofKind = useMemo(() => (kind ? entries.filter(({ line }) => kindOf(line) === kind) : entries), [entries, kind]);
  const ofKindCounts = useMemo(() => count(ofKind), [ofKind]);
  const rows = useMemo(() => (chosen ? ofKind.filter((entry) => chosen.has(keyOf(entry))) : ofKind), [ofKind, chosen]);
  const show = (next: Shown) => {
    const wanted = next === "open" ? isOpen : isBlank;
    setShown({ shown: next, chosen: next === "all" ? null : new Set(entries.filter(wanted).map(keyOf)) });
  };
  const go = (no: number, field: Field) => {
    const wanted = entries.find((entry) => keyOf(entry) === no);
    flushSync(() => {
      if (chosen && !chosen.has(no)) {
        setShown({ shown: "all", chosen: null });
      }
      if (kind && wanted) {
        setKind(kindOf(wanted.line));
      }
    });
    grid.current?.focus(no, field);
  };
  const clips = useMemo(
    () => ({ counts: countByLine(files), missing: new Set(missingEvidence(submission)), open: openEvidence }),
    [files, submission, openEvidence],
  );
  const suggestions = useSuggestions(plan, draft, submission);
  const [compared, setCompared] = useState<Suggestion>();
  const takeOne = useEvent((suggestion: Suggestion) => void suggestions.take([suggestion]));
  const beside = useMemo(
    () => ({ of: suggestions.of, withdrawn: suggestions.withdrawn, take: takeOne, compare: setCompared }),
    [suggestions.of, suggestions.withdrawn, takeOne],
  );
  const isNarrow = values.evidence !== undefined || detailed !== undefined;
  const columns = useMemo(
    () => entryColumns(submission, { isReadOnly: !canSave, kind, isNarrow }, (no) => grid.current?.focus(no, "explanation"), clips, openDetails, beside, t),
    [submission, canSave, kind, isNarrow, clips, openDetails, beside, t],
  );
  const missing = [...clips.missing];
  const whole = submission.obstacles.filter((obstacle) => obstacle.lineNo === null).map((obstacle) => obstacle.message);
  const why = whyNot(counts, missing.length, t) ?? whole[0] ?? null;

  return (
    <section className="panel entry">
      <header>
        {kind ? (
          <EntryTabs
            entries={entries}
            chosen={kind}
            onChoose={(next) => {
              setKind(next);
              set("kind", next);
            }}
          />
        ) : (
          <h2>{t("entry.lines", { count: entries.length })}</h2>
        )}
        <Button type="text" size="small" icon={<PaperClipOutlined />} onClick={() => openEvidence(null)}>
          {t("evidence.all", { count: files.length })}
          {submission.evidenceRequired && files.length === 0 && <span className="red">{t("evidence.must")}</span>}
        </Button>
        {canSave && (
          <>
            <Segmented
              size="small"
              value={shown}
              onChange={show}
              aria-label={t("entry.show")}
              options={[
                { value: "all", label: t("approval.all", { count: ofKind.length }) },
                { value: "open", label: t("entry.open", { count: ofKindCounts.open }) },
                { value: "blank", label: t("entry.blank", { count: ofKindCounts.blank }) },
              ]}
            />
            <TakeAll suggestions={suggestions} />
            <EntryLegend />
          </>
        )}
      </header>
      {submission.guidance && <p className="guidance">{submission.guidance}</p>}
      <ExcusedLines excused={submission.excused} />
      <GridProblems
        rows={entries}
        columns={columns}
        rowKey={keyOf}
        name={({ line }) => `${codeOf(line)} ${line.title}`}
        onGo={(no) => go(Number(no), "value")}
      />
      <EntryGrid
        ref={grid}
        className="cards"
        label={`${submission.form.name} ${formatPeriod(submission.period)}`}
        rows={rows}
        columns={columns}
        rowKey={keyOf}
        groupOf={({ line }) => line.heading}
        rowClass={({ standing }) => rowClasses[standing]}
        onChange={(changes) => draft.change(changes.map(({ key, column, text }) => ({ no: Number(key), field: column as Field, text })))}
        onEditing={(cell) => draft.hold(cell && { no: Number(cell.key), field: cell.column as Field })}
        onPasted={(outcome) => {
          const parts = [
            t("grid.pasted", { count: outcome.pasted }),
            outcome.readOnly > 0 && t("grid.skipped", { count: outcome.readOnly }),
            outcome.unreadable > 0 && t("grid.unread", { count: outcome.unreadable }),
            outcome.beyond > 0 && t("grid.beyond", { count: outcome.beyond }),
          ];
          void message.open({
            type: outcome.unreadable + outcome.beyond > 0 ? "warning" : "info",
            content: parts.filter(Boolean).join(t("grid.and")),
            duration: 6,
          });
        }}
        empty={<p className="state">{t("entry.noneShown")}</p>}
      />
      <EntryBar
        entries={entries}
        counts={counts}
        filled={canSave ? counts.filled : submission.filledLines}
        missing={canSave ? missing : []}
        onGo={go}
        onDetails={(no) => {
          go(no, "value");
          openDetails(no);
        }}
        onEvidence={(no) => {
          go(no, "value");
          openEvidence(no);
        }}
      >
        {canSave && why && <span className="red">{why}</span>}
        <span className="print">
          <PrintButton />
        </span>
        {canSave && <Button onClick={() => void draft.save()}>{t("action.save")}</Button>}
        {submission.allowedActions.includes("withdraw") && <Button onClick={() => void act("withdraw")}>{t("action.withdraw")}</Button>}
        {submission.allowedActions.includes("discard") && (
          <ConfirmButton
            label={t("action.discard")}
            title={t("entry.discardTitle", { name: `${submission.form.name} ${formatPeriod(submission.period)}` })}
            consequence={t("entry.discardHint")}
            isDanger
            act={() => act("discard")}
          />
        )}
        {submission.allowedActions.includes("correct") && (
          <CorrectButton name={`${submission.form.name} ${formatPeriod(submission.period)}`} onCorrect={(reason) => act("correct", reason)} />
        )}
        {canSave && (
          <Button type="primary" disabled={why !== null} onClick={() => void act("submit")}>
            {t(isOwnStep(submission) ? "ownUnit.submit" : "action.submit")}
          </Button>
        )}
      </EntryBar>
      {compared && <ReconcileDialog plan={plan} submission={submission} suggestion={compared} onClose={() => setCompared(undefined)} />}
      {detailed && <DetailsPanel draft={draft} entry={detailed} refusals={state.refusals} isReadOnly={!canSave} onClose={() => set("details", undefined)} />}
      {values.evidence && (
        <EvidencePanel
          plan={plan}
          draft={draft}
          submission={submission}
          evidence={files}
          lineNo={values.evidence === "all" ? null : Number(values.evidence)}
          onClose={() => set("evidence", undefined)}
        />
      )}
    </section>
  );
}

const rowClasses: Partial<Record<EntryLine["standing"], string>> = { unreadable: "red-row", refused: "red-row", blocking: "red-row", querying: "yellow-row" };

/** Everything that keeps a form from being sent on, in one sentence; null when nothing does. */
function whyNot({ unreadable, blocking, unexplained, unsaid, required, filled }: Counts, unproven: number, t: TFunction): string | null {
  const parts = [
    unreadable > 0 && t("entry.mustMend", { count: unreadable }),
    blocking > 0 && t("entry.mustCorrect", { count: blocking }),
    unexplained > 0 && t("entry.mustExplain", { count: unexplained }),
    required > 0 && t("entry.mustFill", { count: required }),
    unsaid > 0 && t("entry.mustSay", { count: unsaid }),
    unproven > 0 && t("evidence.mustAdd", { count: unproven }),
  ].filter(Boolean);
  return parts.length > 0 ? t("entry.thenSubmit", { parts: parts.join(t("grid.and")) }) : filled === 0 ? t("entry.nothing") : null;
}

/** The filled lines that ask for a file and have none. */
const missingEvidence = (submission: Submission): number[] =>
  submission.obstacles.flatMap(({ code, lineNo }) => (code === "evidence_missing" && lineNo !== null ? [lineNo] : []));
