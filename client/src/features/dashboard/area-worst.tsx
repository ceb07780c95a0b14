import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatFigure } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { EmptyState } from "@/ui/states";
import type { Area, Dashboard } from "./queries";

/** What is red or yellow in one area, the red first, in printed order. */
export const alertsOf = (area: Area) => (["red", "yellow"] as const).flatMap((light) => area.cells.filter((cell) => cell.light === light));

/** The indicators of one area that are red or yellow, with the reason. */
export function AreaWorst({ plan, dashboard, area }: { plan: string; dashboard: Dashboard; area: Area }) {
  const { t } = useTranslation();
  const alerts = alertsOf(area);
  if (alerts.length === 0) {
    return <EmptyState title={t("dashboard.areaNoneWorst", { area: area.orgUnit.shortName })} />;
  }
  return (
    <ul className="worst">
      {alerts.map((cell) => {
        const indicator = dashboard.indicators.find((i) => i.code === cell.indicatorCode);
        return (
          <li key={cell.indicatorCode}>
            <LightMark light={cell.light} />
            <div>
              <div className="row">
                <span>
                  <span className="muted">{cell.indicatorCode}</span>{" "}
                  <Link className="strong" to={`/plans/${plan}/indicators/${cell.indicatorCode}?orgUnit=${area.orgUnit.code}`}>
                    <IndicatorName name={indicator?.name ?? cell.indicatorCode} />
                  </Link>
                </span>
                <span className="nowrap">
                  <strong className="figure">{cell.text ?? formatFigure(cell.value, indicator?.decimals)}</strong>{" "}
                  {indicator?.unit && <Unit unit={indicator.unit} />}
                </span>
              </div>
              <p className="secondary" title={cell.explanation}>
                {cell.explanation}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
