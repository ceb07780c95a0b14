import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPercent } from "@/lib/format";

/** How the light came about: every number that went into it, and which were the bounds. */
export function Sum({ status, decimals }: { status: Schemas["Status"]; decimals: number }) {
  const { t } = useTranslation();
  const { inputs } = status;
  const rows: [string, string][] = inputs
    ? [
        [t("portal.sum.baseline", { year: inputs.baseYear }), formatFigure(inputs.baseline, decimals)],
        [t("portal.sum.target", { year: inputs.targetYear }), formatFigure(inputs.target)],
        [t("portal.sum.value", { year: status.period ?? "" }), formatFigure(status.value, decimals)],
        [t("portal.sum.planned"), formatFigure(inputs.planned)],
        [t("portal.sum.done"), formatPercent(status.progress)],
        [t("portal.sum.due"), formatPercent(status.plannedProgress)],
        [t("portal.sum.pace"), status.pace === null ? "—" : status.pace.toFixed(2)],
        [t("portal.sum.bounds"), t("portal.sum.boundsAre", { inLine: inputs.inLine, behind: inputs.behind })],
      ]
    : [];
  return (
    <details className="sum">
      <summary>{t("portal.showSum")}</summary>
      <p>{status.explanation}</p>
      {status.projection?.explanation && <p>{status.projection.explanation}</p>}
      <dl>
        {rows
          .filter(([, value]) => value !== "—")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="note">{t("portal.sum.version", { version: status.formulaVersion })}</p>
    </details>
  );
}
