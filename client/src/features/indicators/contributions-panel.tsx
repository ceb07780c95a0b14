import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPeriod, formatSigned } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { ErrorState } from "@/ui/states";
import { contributionsQuery } from "./queries";

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

/** What of the city's gap each area brings, the furthest behind first; nothing where it cannot be said. */
export function ContributionsPanel({ plan, indicator }: { plan: string; indicator: Schemas["Indicator"] }) {
  const { t } = useTranslation();
  const contributions = useQuery(contributionsQuery(plan, indicator.code));
  const { data } = contributions;
  if (contributions.error) {
    return <ErrorState error={contributions.error} onRetry={() => void contributions.refetch()} />;
  }
  if (!data || data.areas.length === 0 || data.gap === null || data.gap === 0) {
    return null;
  }
  const behind = indicator.direction === "lowerIsBetter" ? -1 : 1;
  const rest = rounded(data.rest ?? 0);
  return (
    <Panel title={t("contribution.title")} note={t("contribution.note", { year: formatPeriod(String(data.year)), goal: formatFigure(data.goal) })}>
      <table className="data" aria-label={t("contribution.title")}>
        <thead>
          <tr>
            <th>{t("target.area")}</th>
            <th className="num">{t("indicator.actual")}</th>
            <th className="num">{t("contribution.part")}</th>
          </tr>
        </thead>
        <tbody>
          {[...data.areas]
            .sort((a, b) => behind * (a.gap - b.gap))
            .map((area) => (
              <tr key={area.orgUnit.code}>
                <td className="nowrap">{area.orgUnit.shortName}</td>
                <td className="num">{formatFigure(area.value, indicator.decimals)}</td>
                <td className={behind * area.gap < 0 ? "num red" : "num"}>{formatSigned(rounded(area.gap))}</td>
              </tr>
            ))}
          {rest !== 0 && (
            <tr>
              <td colSpan={2} className="secondary">
                {t("contribution.rest")}
              </td>
              <td className="num">{formatSigned(rest)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2} className="strong">
              {t("contribution.whole")}
            </td>
            <td className="num strong">{formatSigned(rounded(data.gap))}</td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}
