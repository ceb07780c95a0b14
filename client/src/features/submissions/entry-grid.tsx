import { App } from "antd";
import { type ClipboardEvent, Fragment, type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatPeriod } from "@/lib/format";
import { parseBlock } from "@/lib/parse-figure";
import { GrowingText } from "@/ui/growing-text";
import { EntryRow } from "./entry-row";
import type { Line, Submission } from "./queries";
import { textOf, type useDraft } from "./use-draft";

type Props = { submission: Submission; draft: ReturnType<typeof useDraft>; isReadOnly: boolean };

/**
 * One input column, last period beside it. Arrows, Tab and Enter move; Esc takes a cell back to what it was when it was entered; Ctrl+Z
 * takes back one cell or one paste after another; a block from a spreadsheet fills downwards.
 */
export function EntryGrid({ submission, draft, isReadOnly }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const table = useRef<HTMLTableElement>(null);
  const entered = useRef({ text: "", isRemembered: false });
  const steps = useRef<{ row: number; before: string }[][]>([]);
  const { lines } = submission;
  const previousPeriod = lines.find((l) => l.previous)?.previous?.period;
  const isEmpty = lines.every((l) => l.previous === null);
  const focus = (i: number, column: "value" | "explanation") => {
    const cell = table.current?.querySelector<HTMLInputElement>(column === "value" ? `input[data-row="${i}"]` : `textarea[data-row="${i}"]`);
    cell?.focus();
    cell?.select();
  };
  const change = (row: number, value: string) => {
    if (!entered.current.isRemembered) {
      steps.current.push([{ row, before: entered.current.text }]);
      entered.current.isRemembered = true;
    }
    draft.edit(lines[row] as Line, { value });
  };
  const undo = () => {
    const step = steps.current.pop();
    for (const { row, before } of step ?? []) {
      draft.edit(lines[row] as Line, { value: before });
    }
    const first = step?.[0];
    if (first) {
      focus(first.row, "value");
      entered.current = { text: first.before, isRemembered: false };
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, i: number) => {
    const line = lines[i] as Line;
    const at = event.currentTarget;
    const step = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey) ? 1 : event.key === "ArrowUp" || event.key === "Enter" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      focus(i + step, "value");
    } else if (event.key === "ArrowRight" && at.selectionEnd === at.value.length && !event.shiftKey) {
      event.preventDefault();
      focus(i, "explanation");
    } else if (event.key === "Escape") {
      draft.edit(line, { value: entered.current.text });
      if (entered.current.isRemembered) {
        steps.current.pop();
        entered.current.isRemembered = false;
      }
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      undo();
    }
  };
  const onExplanationKey = (event: KeyboardEvent<HTMLTextAreaElement>, i: number) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      focus(i + 1, "explanation");
    } else if (event.key === "ArrowLeft" && event.currentTarget.selectionEnd === 0) {
      event.preventDefault();
      focus(i, "value");
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, i: number) => {
    const rows = parseBlock(event.clipboardData.getData("text/plain"));
    if (rows.length < 2) {
      return;
    }
    event.preventDefault();
    const filled = rows.flatMap((row, n) => {
      const line = lines[i + n];
      return line ? [{ line, row: i + n, text: row[0] ?? "" }] : [];
    });
    steps.current.push(filled.map(({ line, row }) => ({ row, before: textOf(line, draft.edits) })));
    for (const { line, text } of filled) {
      draft.edit(line, { value: text });
    }
    entered.current = { text: filled[0]?.text ?? "", isRemembered: false };
    const beyond = rows.length - filled.length;
    void message.info(beyond > 0 ? t("entry.pastedBeyond", { count: filled.length, beyond }) : t("entry.pasted", { count: filled.length }));
  };

  return (
    <div className="scroll">
      <table className="data entry" ref={table}>
        <thead>
          <tr>
            <th className="num">{t("indicator.code")}</th>
            <th>{t("indicator.name")}</th>
            <th>{t("indicator.unit")}</th>
            <th className="num">{isEmpty ? t("approval.previous") : t("entry.previous", { period: formatPeriod(previousPeriod) })}</th>
            <th className="num current">{t("entry.current", { period: formatPeriod(submission.period) })}</th>
            <th className="num">{t("entry.difference")}</th>
            <th>{t("entry.explanation")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <Fragment key={line.no}>
              {line.heading && lines[i - 1]?.heading !== line.heading && (
                <tr className="group">
                  <td colSpan={7}>{line.heading}</td>
                </tr>
              )}
              <EntryRow
                line={line}
                text={textOf(line, draft.edits)}
                isReadOnly={isReadOnly}
                input={
                  <input
                    className="cell"
                    inputMode="decimal"
                    data-row={i}
                    autoComplete="off"
                    aria-label={`${line.indicatorCode} ${line.title}`}
                    value={textOf(line, draft.edits)}
                    onChange={(e) => change(i, e.target.value)}
                    onFocus={(e) => {
                      entered.current = { text: e.target.value, isRemembered: false };
                      e.target.select();
                    }}
                    onKeyDown={(e) => onKeyDown(e, i)}
                    onPaste={(e) => onPaste(e, i)}
                  />
                }
                explanation={
                  <GrowingText
                    data-row={i}
                    maxLength={1000}
                    placeholder={t("entry.explanationHint")}
                    aria-label={`${t("entry.explanation")} ${line.indicatorCode}`}
                    value={draft.edits[line.indicatorCode ?? ""]?.explanation ?? line.explanation ?? ""}
                    onChange={(e) => draft.edit(line, { explanation: e.target.value })}
                    onKeyDown={(e) => onExplanationKey(e, i)}
                  />
                }
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
