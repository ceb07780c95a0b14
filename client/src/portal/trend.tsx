import { useTranslation } from "react-i18next";
import { axisFrom } from "@/lib/axis";
import { formatFigure } from "@/lib/format";
import type { Light } from "@/ui/light";
import type { ReleasedIndicator } from "./queries";
import { targetOf } from "./target";

type Point = { year: number; value: number };

export interface TrendData {
  years: readonly [number, number];
  path: readonly Point[];
  actual: readonly Point[];
  /** Figures that were corrected. */
  former: readonly Point[];
  target: { value: number; text: string } | null;
  light: Light;
  /** Where no value can lie beyond: 100 of a share. */
  ceiling: number;
}

const axisOf = (trend: TrendData) =>
  axisFrom([...trend.path, ...trend.actual, ...trend.former].map((p) => p.value).concat(trend.target?.value ?? []), trend.ceiling);

/** What of an indicator can be drawn: figures of whole years, the base year's first where it is of the same scale. */
export function trendOf(indicator: ReleasedIndicator, former: readonly Point[] = []): TrendData {
  const { baseline, target, accumulation } = indicator;
  const actual = indicator.recent.flatMap((f) => (f.period.length === 4 && f.value !== null ? [{ year: Number(f.period), value: f.value }] : []));
  const begins = baseline.value !== null && accumulation !== "cumulative" && !actual.some((p) => p.year === baseline.year);
  return {
    years: [baseline.year, target.year],
    path: indicator.path.flatMap((p) => (p.value === null ? [] : [{ year: p.year, value: p.value }])),
    actual: begins ? [{ year: baseline.year, value: baseline.value as number }, ...actual] : actual,
    former,
    target: targetOf(indicator),
    light: indicator.status.light,
    ceiling: indicator.unit === "%" ? 100 : Number.POSITIVE_INFINITY,
  };
}

export const canBeDrawn = (trend: TrendData) => trend.actual.length > 1;

/** Actual solid, path dashed, target a line with its words. Lines stretch with the box, words keep their size. */
export function Trend({ trend, decimals, label }: { trend: TrendData; decimals: number; label: string }) {
  const { t } = useTranslation();
  const { years, path, actual, former, target } = trend;
  const axis = axisOf(trend);
  const x = (year: number) => ((year - years[0]) / (years[1] - years[0] || 1)) * 100;
  const y = (value: number) => 100 - ((value - axis.min) / (axis.max - axis.min || 1)) * 100;
  const line = (points: readonly Point[]) => `M${points.map((p) => `${x(p.year).toFixed(2)} ${y(p.value).toFixed(2)}`).join("L")}`;
  const steps = Array.from({ length: Math.round((axis.max - axis.min) / axis.interval) + 1 }, (_, i) => Number((axis.min + i * axis.interval).toPrecision(12)));
  const last = actual[actual.length - 1];
  return (
    <figure
      className="trend"
      role="img"
      aria-label={`${label}${t("portal.colon")}${actual.map((p) => `${p.year} ${formatFigure(p.value, decimals)}`).join("，")}`}
    >
      <svg className="lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {steps.map((step) => (
          <path key={step} d={`M0 ${y(step)}H100`} className="split" />
        ))}
        {path.length > 1 && <path d={line(path)} className="path" />}
        {target && <path d={`M0 ${y(target.value)}H100`} className="target" />}
        <path d={line(actual)} className="actual" />
        {actual.map((p) => (
          <path key={p.year} d={`M${x(p.year)} ${y(p.value)}h0`} className={p === last ? `dot ${trend.light}` : "dot"} />
        ))}
        {former.map((p) => (
          <path key={`${p.year} ${p.value}`} d={`M${x(p.year)} ${y(p.value)}h0`} className="dot former" />
        ))}
      </svg>
      <svg className="words" aria-hidden="true">
        {steps.map((step) => (
          <text key={step} x="-10" y={`${y(step)}%`} dy="4" textAnchor="end">
            {formatFigure(step)}
          </text>
        ))}
        {Array.from({ length: years[1] - years[0] + 1 }, (_, i) => years[0] + i).map((year) => (
          <text key={year} x={`${x(year)}%`} y="100%" dy="22" textAnchor="middle">
            {year}
          </text>
        ))}
        {last && (
          <text x={`${x(last.year)}%`} y={`${y(last.value)}%`} dy={y(last.value) < 12 ? 20 : -10} textAnchor="middle" className="value">
            {formatFigure(last.value, decimals)}
          </text>
        )}
        {target && (
          <text x="100%" dx="6" y={`${y(target.value)}%`} dy="4" className="target">
            {target.text}
          </text>
        )}
      </svg>
    </figure>
  );
}

/** A cut axis says so. */
export function useAxisNote(trend: TrendData): string {
  const { t } = useTranslation();
  const { min } = axisOf(trend);
  return min === 0 ? "" : t("portal.axisFrom", { from: formatFigure(min) });
}
