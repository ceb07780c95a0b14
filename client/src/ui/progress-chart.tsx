import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatPercent, shortPeriod } from "@/lib/format";

type Point = Schemas["Progress"]["history"][number];

const steps = [0, 0.25, 0.5, 0.75, 1];
const labels = 8;

/**
 * Share done against share due after each period: done a solid line that rises when it is reported, due dashed. Inline SVG; lines do
 * not stretch with the box, words stand beside it in their own size.
 */
export function ProgressChart({ history }: { history: readonly Point[] }) {
  const { t } = useTranslation();
  const at = (share: number) => 100 - share * 100;
  const x = (index: number) => ((index + 0.5) / history.length) * 100;
  const known = history.flatMap((p, index) => (p.done === null ? [] : [{ index, done: p.done, light: p.light }]));
  const due = history.flatMap((p, index) => (p.due === null ? [] : [`${x(index).toFixed(2)} ${at(p.due).toFixed(2)}`]));
  const done = known.map((p, i) => `${i === 0 ? `M${x(p.index)} ${at(p.done)}` : `H${x(p.index)}V${at(p.done)}`}`).join("");
  const every = Math.ceil(history.length / labels);
  const last = history.length - 1;
  return (
    <div
      className="progress-chart"
      role="img"
      aria-label={history
        .map((p) => t("taskProgress.point", { period: p.period, done: formatPercent(p.done), due: formatPercent(p.due) }))
        .join(t("taskProgress.stop"))}
    >
      <svg className="lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {steps.map((share) => (
          <path key={share} d={`M0 ${at(share)}H100`} className={share === 0 ? "floor" : "split"} />
        ))}
        {due.length > 1 && <path d={`M${due.join("L")}`} className="due" />}
        {known.length > 1 && <path d={done} className="done" />}
        {known.map((p) => (
          <path key={p.index} d={`M${x(p.index)} ${at(p.done)}h0`} className={`dot ${p.light}`} />
        ))}
        {history.length === 1 && due[0] && <path d={`M${x(0) - 6} ${at(history[0]?.due ?? 0)}h12`} className="due" />}
      </svg>
      <svg className="words" aria-hidden="true">
        {steps.map((share) => (
          <text key={share} x="-8" y={`${at(share)}%`} dy="4" textAnchor="end">
            {share * 100}
          </text>
        ))}
        {history.map((p, i) =>
          (last - i) % every === 0 ? (
            <text key={p.period} x={`${x(i)}%`} y="100%" dy="16" textAnchor="middle">
              {shortPeriod(p.period)}
            </text>
          ) : null,
        )}
        {known.map((p) =>
          (last - p.index) % every === 0 ? (
            <text key={p.index} className="figure" x={`${x(p.index)}%`} y={`${at(p.done)}%`} dy={p.done > 0.9 ? 18 : -8} textAnchor="middle">
              {formatPercent(p.done).replace("%", "")}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}
