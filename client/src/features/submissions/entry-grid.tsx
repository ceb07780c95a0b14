import { Input } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatFigure, formatPeriod, formatSigned } from "@/lib/format";
import { parseBlock, parseFigure } from "@/lib/parse-figure";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import type { Line, Submission } from "./queries";
import type { useDraft } from "./use-draft";

type Props = { submission: Submission; draft: ReturnType<typeof useDraft>; isReadOnly: boolean };

/** One input column, last period beside it. Arrows and Enter move, Esc takes a cell back, a block from a spreadsheet fills downwards. */
export function EntryGrid({ submission, draft, isReadOnly }: Props) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const { lines } = submission;
  const cellAt = (i: number) => table.current?.querySelector<HTMLInputElement>(`input[data-row="${i}"]`);
  const textOf = (line: Line) => draft.edits[line.indicatorCode ?? ""]?.value ?? (line.value === null ? "" : formatFigure(line.value).replace("−", "-"));
  const previousPeriod = lines.find((l) => l.previous)?.previous?.period;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, i: number) => {
    const step = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey) ? 1 : event.key === "ArrowUp" || event.key === "Enter" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      cellAt(i + step)?.focus();
      cellAt(i + step)?.select();
    } else if (event.key === "Escape") {
      const code = lines[i]?.indicatorCode ?? "";
      draft.setEdits((now) => Object.fromEntries(Object.entries(now).filter(([other]) => other !== code)));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, i: number) => {
    const rows = parseBlock(event.clipboardData.getData("text/plain"));
    if (rows.length > 1) {
      event.preventDefault();
      rows.forEach((row, n) => {
        const line = lines[i + n];
        if (line) {
          draft.edit(line, { value: row[0] ?? "" });
        }
      });
    }
  };

  return (
    <div className="scroll">
      <table className="data entry" ref={table}>
        <thead>
          <tr>
            <th className="num">{t("indicator.code")}</th>
            <th>{t("nav.indicators")}</th>
            <th className="wide-only">{t("indicator.unit")}</th>
            <th className="num">{t("entry.previous", { period: previousPeriod ? formatPeriod(previousPeriod) : "" })}</th>
            <th className="num">{t("entry.current", { period: formatPeriod(submission.period) })}</th>
            <th className="num wide-only">{t("entry.difference")}</th>
            <th>{t("entry.explanation")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => {
            const text = textOf(line);
            const parsed = parseFigure(text);
            const isBad = parsed.kind === "unreadable";
            const difference =
              parsed.kind === "figure" && line.previous?.value !== null && line.previous?.value !== undefined ? parsed.value - line.previous.value : null;
            const isFirst = lines[i - 1]?.domain !== line.domain;
            return (
              <tr key={line.no} className={isFirst ? "first" : undefined}>
                <td className="num muted">{line.indicatorCode}</td>
                <td style={line.parentCode ? { paddingLeft: 20 } : undefined}>
                  {line.parentCode && <span className="muted">{t("indicator.ofWhich")}</span>}
                  <IndicatorName name={line.title} />
                  <div className="muted narrow-only">
                    <Unit unit={line.unit} />
                  </div>
                  {line.note && <div className="red">{line.note.text}</div>}
                </td>
                <td className="secondary nowrap wide-only">
                  <Unit unit={line.unit} />
                </td>
                <td className="num secondary">{formatFigure(line.previous?.value, line.decimals)}</td>
                <td className={`num input ${isBad ? "bad" : ""} ${line.note ? "marked" : ""}`}>
                  {isReadOnly ? (
                    <span className="strong" style={{ padding: "0 8px" }}>
                      {formatFigure(line.value, line.decimals)}
                    </span>
                  ) : (
                    <input
                      className="cell"
                      inputMode="decimal"
                      data-row={i}
                      aria-label={`${line.indicatorCode} ${line.title}`}
                      aria-invalid={isBad}
                      value={text}
                      onChange={(e) => draft.edit(line, { value: e.target.value })}
                      onFocus={(e) => e.target.select()}
                      onKeyDown={(e) => onKeyDown(e, i)}
                      onPaste={(e) => onPaste(e, i)}
                    />
                  )}
                </td>
                <td className="num secondary wide-only">{difference === null ? blank : formatSigned(Number(difference.toPrecision(12)), line.decimals)}</td>
                <td>
                  {isBad ? (
                    <span className="problem">{t("entry.notAFigure")}</span>
                  ) : isReadOnly ? (
                    <span className="secondary">{line.explanation}</span>
                  ) : (
                    <Input
                      size="small"
                      variant="borderless"
                      placeholder={t("entry.explanationHint")}
                      aria-label={`${t("entry.explanation")} ${line.indicatorCode}`}
                      value={draft.edits[line.indicatorCode ?? ""]?.explanation ?? line.explanation ?? ""}
                      onChange={(e) => draft.edit(line, { explanation: e.target.value })}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
