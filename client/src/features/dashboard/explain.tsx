import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatFigure, formatPeriod } from "@/lib/format";
import { Docked } from "@/ui/docked";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import type { Place } from "./matrix";
import type { Dashboard } from "./queries";

/** What a cell of the matrix says, why it has its light, and where its figure comes from. */
export function Explain({ plan, dashboard, place, onClose }: { plan: string; dashboard: Dashboard; place: Place; onClose: () => void }) {
  const { t } = useTranslation();
  const area = dashboard.areas.find((a) => a.orgUnit.code === place.area);
  const indicator = dashboard.indicators.find((i) => i.code === place.indicator);
  const cell = area?.cells.find((c) => c.indicatorCode === place.indicator);
  if (!area || !indicator || !cell) {
    return null;
  }
  return (
    <Docked title={t("dashboard.why")} subject={`${place.area} ${place.indicator}`} onClose={onClose}>
      <section>
        <p className="strong">
          {area.orgUnit.shortName} · {indicator.code} <IndicatorName name={indicator.name} />
        </p>
        <span className="hero">{cell.text ?? formatFigure(cell.value, indicator.decimals)}</span>{" "}
        <span className="muted">
          {indicator.unit && (
            <>
              <Unit unit={indicator.unit} /> ·{" "}
            </>
          )}
          {formatPeriod(cell.period)}
          {cell.provisional && ` · ${t("dashboard.provisional")}`}
        </span>
      </section>
      <section>
        <LightTag status={cell} />
        <p>{cell.explanation}</p>
        <p className="muted">{t("dashboard.target", { text: indicator.targetText })}</p>
      </section>
      <section>
        <Link to={`/plans/${plan}/indicators/${indicator.code}?orgUnit=${area.orgUnit.code}`}>{t("dashboard.toIndicator")}</Link>
      </section>
    </Docked>
  );
}
