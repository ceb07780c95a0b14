import { App, Button, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { formatPeriod } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { EntryGrid, type GridHandle } from "@/ui/entry-grid/entry-grid";
import { GridProblems } from "@/ui/entry-grid/grid-problems";
import { PrintButton } from "@/ui/print-button";
import { CorrectButton } from "./correct-button";
import type { Draft, DraftState } from "./draft";
import type { Field } from "./edits";
import { EntryBar } from "./entry-bar";
import { entryColumns } from "./entry-columns";
import { type Counts, count, type EntryLine, entryLines, isBlank, isOpen } from "./entry-lines";
import { codeOf } from "./queries";

export type EntryAct = "submit" | "withdraw" | "correct" | "discard";

type Props = { draft: Draft; state: DraftState; act: (action: EntryAct, comment?: string) => Promise<void> };

type Shown = "all" | "open" | "blank";

const keyOf = (entry: EntryLine) => entry.line.no;

/** The form itself: its lines as a grid, and the bar that says what is left to do and sends it on. */
export function EntryPanel({ draft, state, act }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const grid = useRef<GridHandle>(null);
  const { submission } = state;
  const canSave = submission.allowedActions.includes("save");
  const entries = useMemo(() => entryLines(state), [state]);
  const counts = useMemo(() => count(entries), [entries]);
  // What was chosen stays in sight when it has been dealt with.
  const [{ shown, chosen }, setShown] = useState<{ shown: Shown; chosen: ReadonlySet<number> | null }>({ shown: "all", chosen: null });
  const rows = useMemo(() => (chosen ? entries.filter((entry) => chosen.has(keyOf(entry))) : entries), [entries, chosen]);
  const show = (next: Shown) => {
    const wanted = next === "open" ? isOpen : isBlank;
    setShown({ shown: next, chosen: next === "all" ? null : new Set(entries.filter(wanted).map(keyOf)) });
  };
  const go = (no: number, field: Field) => {
    if (chosen && !chosen.has(no)) {
      flushSync(() => setShown({ shown: "all", chosen: null }));
    }
    grid.current?.focus(no, field);
  };
  const columns = useMemo(() => entryColumns(submission, !canSave, (no) => grid.current?.focus(no, "explanation"), t), [submission, canSave, t]);
  const whole = submission.obstacles.filter((obstacle) => obstacle.lineNo === null).map((obstacle) => obstacle.message);
  const why = whyNot(counts, t) ?? whole[0] ?? null;

  return (
    <section className="panel entry">
      <header>
        <h2>{t("entry.lines", { count: entries.length })}</h2>
        {canSave && (
          <>
            <Segmented
              size="small"
              value={shown}
              onChange={show}
              aria-label={t("entry.show")}
              options={[
                { value: "all", label: t("approval.all", { count: entries.length }) },
                { value: "open", label: t("entry.open", { count: counts.open }) },
                { value: "blank", label: t("entry.blank", { count: counts.blank }) },
              ]}
            />
            <span className="legend">
              <span>
                <kbd>↑↓</kbd> <kbd>Enter</kbd> {t("entry.keyMove")}
              </span>
              <span>
                <kbd>Ctrl V</kbd> {t("entry.keyPaste")}
              </span>
              <span>
                <kbd>Esc</kbd> {t("entry.keyRevert")}
              </span>
              <span>
                <kbd>Ctrl Z</kbd> {t("entry.keyUndo")}
              </span>
            </span>
          </>
        )}
      </header>
      {submission.guidance && <p className="guidance">{submission.guidance}</p>}
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
      <EntryBar entries={entries} counts={counts} filled={canSave ? counts.filled : submission.filledLines} onGo={go}>
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
            {t("action.submit")}
          </Button>
        )}
      </EntryBar>
    </section>
  );
}

const rowClasses: Partial<Record<EntryLine["standing"], string>> = { unreadable: "red-row", refused: "red-row", blocking: "red-row", querying: "yellow-row" };

/** Everything that keeps a form from being sent on, in one sentence; null when nothing does. */
function whyNot({ unreadable, blocking, unexplained, required, filled }: Counts, t: TFunction): string | null {
  const parts = [
    unreadable > 0 && t("entry.mustMend", { count: unreadable }),
    blocking > 0 && t("entry.mustCorrect", { count: blocking }),
    unexplained > 0 && t("entry.mustExplain", { count: unexplained }),
    required > 0 && t("entry.mustFill", { count: required }),
  ].filter(Boolean);
  return parts.length > 0 ? t("entry.thenSubmit", { parts: parts.join(t("grid.and")) }) : filled === 0 ? t("entry.nothing") : null;
}
