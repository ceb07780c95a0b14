import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { blank, formatDate, formatFigure, formatPercent } from "@/lib/format";
import { comparatorSigns } from "./comparators";
import { LightTag } from "./light";
import { PaceBar } from "./sparkline";

export const targetText = (c: Pick<Schemas["Commitment"], "comparator" | "value">) =>
  c.value === null ? blank : `${comparatorSigns[c.comparator]}${formatFigure(c.value)}`;

/** The checkable promises of a task or project. A year the plan does not give is said to be missing, not invented. */
export function Commitments({ plan, commitments }: { plan: string; commitments: readonly Schemas["Commitment"][] }) {
  const { t } = useTranslation();
  const due = (c: Schemas["Commitment"]) => (c.dueDate ? formatDate(c.dueDate) : c.dueYear ? t("indicator.year", { year: c.dueYear }) : null);
  const valueOf = (c: Schemas["Commitment"]) =>
    c.kind !== "milestone" || c.status.value === null
      ? formatFigure(c.status.value)
      : [t(c.status.value >= 1 ? "details.is.done" : "details.notDone"), c.doneOn && formatDate(c.doneOn)].filter(Boolean).join(" ");
  return (
    <table className="data">
      <thead>
        <tr>
          <th className="num wide-only">{t("commitment.no")}</th>
          <th>{t("commitment.title")}</th>
          <th className="wide-only">{t("indicator.unit")}</th>
          <th className="num">{t("indicator.targetShort")}</th>
          <th className="num wide-only">{t("commitment.value")}</th>
          <th className="wide-only">{t("commitment.share")}</th>
          <th className="wide-only">{t("commitment.due")}</th>
          <th>{t("indicator.light")}</th>
        </tr>
      </thead>
      <tbody>
        {commitments.map((c) => (
          <tr key={c.id} title={t("commitment.source", { text: c.sourceText })}>
            <td className="num muted wide-only">{c.no}</td>
            <td>
              {c.quantity} {c.scope && <span className="muted">{c.scope}</span>}{" "}
              {c.indicatorCode && (
                <Link className="in-text" to={`/plans/${plan}/indicators/${c.indicatorCode}`}>
                  {t("commitment.indicator", { code: c.indicatorCode })}
                </Link>
              )}
              {c.notes.map((note) => (
                <div key={note.text} className="muted small">
                  {note.text}
                </div>
              ))}
              <div className="muted small narrow-only">
                {[c.unit, due(c) ?? t("commitment.noDue"), c.status.value !== null && `${t("commitment.value")} ${valueOf(c)}`].filter(Boolean).join(" · ")}
              </div>
            </td>
            <td className="secondary nowrap wide-only">{c.unit ?? blank}</td>
            <td className="num nowrap">{c.kind === "milestone" ? t("commitment.milestone") : targetText(c)}</td>
            <td className="num strong wide-only">{valueOf(c)}</td>
            <td className="nowrap wide-only">
              {c.status.progress !== null && c.status.plannedProgress !== null ? (
                <>
                  <PaceBar done={c.status.progress} due={c.status.plannedProgress} light={c.status.light} />{" "}
                  <span className="figure share">{formatPercent(c.status.progress)}</span>
                </>
              ) : (
                <span className="muted">{blank}</span>
              )}
            </td>
            <td className="nowrap wide-only">{due(c) ?? <span className="muted">{t("commitment.noDue")}</span>}</td>
            <td>
              <LightTag status={c.status} isCompact />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
