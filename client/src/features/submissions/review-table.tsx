import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatSigned } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { answerFigure } from "@/ui/answer";
import { Details } from "@/ui/line-details";
import { LineLifecycle } from "./line-lifecycle";
import { codeOf, type Line } from "./queries";

type Props = { lines: readonly Line[]; hasRound: boolean; marked: readonly number[]; onMark: ((lineNo: number) => void) | undefined };

/** The lines under review: what was before struck through beside what is now; a cell is marked by choosing it. */
export function ReviewTable({ lines, hasRound, marked, onMark }: Props) {
  const { t } = useTranslation();
  return (
    <table className="data review-table">
      <thead>
        <tr>
          <th className="num">{t("indicator.code")}</th>
          <th>{t("approval.line")}</th>
          <th className="wide-only">{t("indicator.unit")}</th>
          <th className="num">{t("approval.previous")}</th>
          {hasRound && <th className="num">{t("approval.lastRound")}</th>}
          <th className="num current">{t("approval.now")}</th>
          <th className="num">{hasRound ? t("approval.change") : t("entry.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const before = (hasRound ? line.lastRound?.value : line.previous?.value) ?? null;
          const mark = marked.indexOf(line.no);
          return (
            <Fragment key={line.no}>
              <tr>
                <td className="num muted">{codeOf(line)}</td>
                <td className={line.parentCode ? "sub-row" : undefined}>
                  {line.parentCode && <span className="muted">{t("indicator.ofWhich")}</span>}
                  <IndicatorName name={line.title} />
                  <span className="muted narrow-only">
                    {" "}
                    <Unit unit={line.unit} />
                  </span>
                  <LineLifecycle lifecycle={line.lifecycle} />
                  {line.note && <div className="yellow small">{t("approval.lastNote", { text: line.note.text })}</div>}
                </td>
                <td className="secondary nowrap wide-only">
                  <Unit unit={line.unit} />
                </td>
                <td className="num secondary">{answerFigure(t, line, line.previous?.value)}</td>
                {hasRound && <td className={`num ${line.changed ? "old" : "secondary"}`}>{answerFigure(t, line, line.lastRound?.value)}</td>}
                <td className={`num strong input ${mark >= 0 ? "marked" : ""}`}>
                  <button
                    type="button"
                    className="cell-button"
                    disabled={!onMark}
                    aria-pressed={mark >= 0}
                    title={onMark ? t("approval.mark") : undefined}
                    onClick={() => onMark?.(line.no)}
                  >
                    {mark >= 0 && <span className="mark-no">{mark + 1}</span>}
                    {line.value === null && line.text ? line.text : answerFigure(t, line, line.value)}
                  </button>
                </td>
                <td className="num secondary nowrap">
                  {hasRound && !line.changed
                    ? t("approval.unchanged")
                    : line.value !== null && before !== null && line.answerKind !== "completion"
                      ? formatSigned(Number((line.value - before).toPrecision(12)), line.decimals)
                      : blank}
                </td>
              </tr>
              {line.value !== null && line.text && (
                <tr className="why">
                  <td />
                  <td colSpan={hasRound ? 6 : 5} className="secondary">
                    <span className="muted">{t("merge.text")}</span>　{line.text}
                  </td>
                </tr>
              )}
              {(line.details || (hasRound && line.lastRound?.details)) && (
                <tr className="why">
                  <td />
                  <td colSpan={hasRound ? 6 : 5}>
                    <Details now={line.details} before={(hasRound ? line.lastRound?.details : line.previous?.details) ?? null} />
                  </td>
                </tr>
              )}
              {line.checks.map((check) => (
                <tr className="why" key={check.ruleNo}>
                  <td />
                  <td colSpan={hasRound ? 6 : 5}>
                    <span className={`check ${check.severity === "blocking" ? "red" : "yellow"}`}>
                      <LightMark light={check.severity === "blocking" ? "red" : "yellow"} />
                      <strong>{t(`entry.${check.severity}`)}</strong>
                      <span>{check.message}</span>
                    </span>
                  </td>
                </tr>
              ))}
              {line.explanation && (
                <tr className="why">
                  <td />
                  <td colSpan={hasRound ? 6 : 5} className="secondary">
                    <span className="muted">{t("entry.explanation")}</span>　{line.explanation}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
