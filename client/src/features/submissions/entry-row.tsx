import type { ReactNode } from "react";
import { cloneElement, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatFigure, formatSigned } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import type { Line } from "./queries";

type Props = { line: Line; text: string; isReadOnly: boolean; input: ReactElement<Record<string, unknown>>; explanation: ReactNode };

/** One line of a form: what it is, last period, this period, how they differ, and why. */
export function EntryRow({ line, text, isReadOnly, input, explanation }: Props) {
  const { t } = useTranslation();
  const parsed = parseFigure(text);
  const isBad = parsed.kind === "unreadable";
  const before = line.previous?.value ?? null;
  const difference = parsed.kind === "figure" && before !== null ? Number((parsed.value - before).toPrecision(12)) : null;
  return (
    <tr className={isBad ? "bad" : undefined}>
      <td className="num muted">{line.indicatorCode}</td>
      <td className={line.parentCode ? "sub-row" : undefined}>
        {line.parentCode && <span className="muted">{t("indicator.ofWhich")}</span>}
        <IndicatorName name={line.title} />
        {line.note && <div className="red small">{t("entry.note", { text: line.note.text })}</div>}
        {isBad && <div className="problem small">{t("entry.notAFigure")}</div>}
      </td>
      <td className="secondary nowrap">
        <Unit unit={line.unit} />
      </td>
      <td className="num secondary" data-label={t("approval.previous")}>
        {formatFigure(before, line.decimals)}
      </td>
      <td className={`num input ${isBad ? "bad" : ""} ${line.note ? "marked" : ""}`}>
        {isReadOnly ? (
          <span className="strong cell">{line.text ?? formatFigure(line.value, line.decimals)}</span>
        ) : (
          cloneElement(input, {
            "aria-invalid": isBad,
            "data-blank": parsed.kind === "empty" || undefined,
            "data-marked": !!line.note || undefined,
            "data-bad": isBad || undefined,
          })
        )}
      </td>
      <td className="num secondary" data-label={t("entry.difference")}>
        {difference === null ? blank : formatSigned(difference, line.decimals)}
      </td>
      <td className={isReadOnly ? "secondary" : "why"}>{isReadOnly ? (line.explanation ?? blank) : explanation}</td>
    </tr>
  );
}
