import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { blank, formatFigure, formatInstant, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { baselineText, rolledUp, rounded } from "./points";

type Props = { indicator: Schemas["Indicator"]; values: readonly Schemas["Observation"][]; isCity: boolean; onFigure: (id: string) => void };

/** What the path asks for and what was reported, year by year; every reported figure opens its proof. */
export function YearTable({ indicator, values, isCity, onFigure }: Props) {
  const { t } = useTranslation();
  const { baseline, target, path, decimals } = indicator;
  const first = Math.min(baseline.year, ...values.map((v) => Number(v.period.slice(0, 4))));
  const years = Array.from({ length: target.year - first + 1 }, (_, i) => first + i);
  const due = (year: number) => {
    const point = path.find((p) => p.year === year);
    // As printed, unless another number has been set for that year.
    if (isCity && year === target.year && target.value !== null && (!point || point.value === target.value)) {
      return target.text;
    }
    return isCity && point?.value === baseline.value ? baselineText(baseline) : point ? formatFigure(Math.round(point.value * 100) / 100, decimals) : blank;
  };
  const made = isCity ? rolledUp(indicator) : [];
  const madeOf = (year: number) => made.find((r) => r.year === year);
  return (
    <Panel>
      <table className="data years" aria-label={t("indicator.byYear")}>
        <thead>
          <tr>
            <th>{t("indicator.byYear")}</th>
            {years.map((year) => (
              <th key={year} className="num">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {path.length > 0 && (
            <tr>
              <td className="nowrap">{t("indicator.pathRow")}</td>
              {years.map((year) => (
                <td key={year} className="num secondary nowrap">
                  {due(year)}
                </td>
              ))}
            </tr>
          )}
          <tr>
            <td className="strong">{t("indicator.actual")}</td>
            {years.map((year) => {
              const value = values.find((v) => v.period === String(year));
              return (
                <td key={year} className="num nowrap">
                  {value ? (
                    <FigureButton indicator={indicator} value={value} onFigure={onFigure} />
                  ) : madeOf(year) ? (
                    <span className="secondary" title={t("indicator.madeOf", { reported: madeOf(year)?.reported, total: madeOf(year)?.total })}>
                      {formatFigure(rounded(madeOf(year)?.value ?? 0, decimals), decimals)}*
                    </span>
                  ) : isCity && year === baseline.year ? (
                    <span className="secondary">{baselineText(baseline)}</span>
                  ) : (
                    <span className="muted">{blank}</span>
                  )}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
      {made.length > 0 && <p className="muted small footnote">{t("indicator.madeNote")}</p>}
    </Panel>
  );
}

function FigureButton({ indicator, value, onFigure }: { indicator: Schemas["Indicator"]; value: Schemas["Observation"]; onFigure: (id: string) => void }) {
  return (
    <Button type="link" size="small" style={{ padding: 0, fontWeight: 600 }} onClick={() => onFigure(value.id)}>
      {value.text ?? formatFigure(value.value, indicator.decimals)}
    </Button>
  );
}

/** The table behind the chart: every period with its revision and source. */
export function FigureTable({ indicator, values, onFigure }: Omit<Props, "isCity">) {
  const { t } = useTranslation();
  return (
    <table className="data" aria-label={t("indicator.trend")}>
      <thead>
        <tr>
          <th>{t("indicator.period")}</th>
          <th className="num">{t("indicator.value")}</th>
          <th>{t("indicator.revision")}</th>
          <th className="wide-only">{t("indicator.approvedAt")}</th>
          <th>{t("indicator.source")}</th>
        </tr>
      </thead>
      <tbody>
        {values.map((v) => (
          <tr key={v.id}>
            <td className="nowrap">{formatPeriod(v.period)}</td>
            <td className="num nowrap">
              <FigureButton indicator={indicator} value={v} onFigure={onFigure} />
            </td>
            <td className="nowrap">{t("indicator.revisionNo", { no: v.revision })}</td>
            <td className="secondary nowrap wide-only">{formatInstant(v.approvedAt)}</td>
            <td className="secondary nowrap">{t(`source.${v.source}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
