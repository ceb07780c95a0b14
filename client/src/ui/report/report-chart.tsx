import { formatFigure } from "@/lib/format";
import type { Numbered } from "./numbered";

type Chart = NonNullable<Numbered["block"]["chart"]>;

/** The number behind the longest bar has to stand somewhere. */
const roomForValue = 1.15;

/** Lengths with their numbers: stacked where they add up, one under the other where they do not. It reads without its colours. */
export function ReportChart({ chart, number }: { chart: Chart; number: string }) {
  const isStacked = chart.kind === "stackedBars";
  const most = isStacked
    ? Math.max(...chart.categories.map((_, i) => chart.series.reduce((sum, series) => sum + (series.values[i] ?? 0), 0)), 1)
    : Math.max(...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)), chart.mark?.value ?? 0, 1) * roomForValue;
  const share = (value: number) => `${(100 * value) / most}%`;
  return (
    <figure id={chart.key} className="report-chart">
      <figcaption>
        {number}　{chart.caption}
        {chart.unit && <small>（{chart.unit}）</small>}
      </figcaption>
      {(chart.series.length > 1 || chart.mark) && (
        <p className="report-legend">
          {chart.series.length > 1 &&
            chart.series.map((series) => (
              <span key={series.name}>
                <i className={`swatch ${series.verdict ?? "series"}`} /> {series.name}
              </span>
            ))}
          {chart.mark && (
            <span>
              <i className="swatch mark" /> {chart.mark.name}
            </span>
          )}
        </p>
      )}
      <ul>
        {chart.categories.map((category, i) => (
          <li key={category}>
            <span className="category">{category}</span>
            <span className="lengths">
              {chart.series.map((series) => {
                const value = series.values[i] ?? null;
                return value === null || (isStacked && value === 0) ? null : (
                  <span key={series.name} className={`length ${series.verdict ?? "series"}`} style={{ width: share(value) }} title={`${series.name} ${value}`}>
                    {isStacked ? formatFigure(value) : ""}
                  </span>
                );
              })}
              {!isStacked && <span className="value">{formatFigure(Number((chart.series[0]?.values[i] ?? 0).toFixed(2)), 2)}</span>}
              {chart.mark && <span className="mark" style={{ insetInlineStart: share(chart.mark.value) }} />}
            </span>
          </li>
        ))}
      </ul>
      {chart.note && <p className="report-note">{chart.note}</p>}
    </figure>
  );
}
