import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { axisFrom } from "@/lib/axis";
import { formatFigure, shortPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { codeOf, type Line, lineHistoryQuery, type Submission } from "./queries";

/** Below so many earlier figures there is nothing to see. */
const fewest = 2;
const labels = 5;

/**
 * The history that makes a hit plausible or not: earlier figures in grey, the one in question in amber, the median dashed. Bars where the
 * axis begins at nought; where it is cut, bars would lie, and points stand there instead.
 */
export function LineHistory({ plan, submission, line }: { plan: string; submission: Submission; line: Line }) {
  const { t } = useTranslation();
  const history = useQuery(lineHistoryQuery(plan, submission.id, line.no)).data;
  const earlier = (history?.earlier ?? []).flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  if (!history || earlier.length < fewest || line.value === null) {
    return null;
  }
  const points = [...earlier, { period: submission.period, value: line.value }];
  const values = points.map((p) => p.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // The median lies between them. Where figures differ by twofold, nought costs no detail.
  const axis = axisFrom(low >= 0 && low * 2 <= high ? [0, high] : [low, high]);
  const at = (value: number) => `${(100 - ((value - axis.min) / (axis.max - axis.min)) * 100).toFixed(2)}%`;
  const step = 100 / points.length;
  const isBars = axis.min === 0;
  const steps = Array.from({ length: Math.round((axis.max - axis.min) / axis.interval) + 1 }, (_, i) => axis.min + i * axis.interval);
  const every = Math.ceil(points.length / labels);
  const last = points.length - 1;
  const figure = (value: number | null) => formatFigure(value, line.decimals);
  return (
    <Panel
      title={
        <>
          {codeOf(line)} <IndicatorName name={line.title} />
        </>
      }
      note={
        <>
          {t("approval.history.title")} <Unit unit={line.unit} />
          {history.median !== null && ` · ${t("approval.history.median", { value: figure(history.median) })}`}
          {!isBars && ` · ${t("approval.history.cut", { from: formatFigure(axis.min) })}`}
        </>
      }
      isPadded
    >
      <div className="line-history">
        <svg
          role="img"
          aria-label={t("approval.history.words", {
            name: line.title,
            earlier: earlier.map((p) => `${p.period} ${figure(p.value)}`).join(t("grid.and")),
            now: figure(line.value),
            median: figure(history.median),
          })}
        >
          {steps.map((value) => (
            <g key={value}>
              <line x2="100%" y1={at(value)} y2={at(value)} className={value === axis.min ? "floor" : undefined} />
              <text x="-8" y={at(value)} dy="4" textAnchor="end">
                {formatFigure(Number(value.toPrecision(6)))}
              </text>
            </g>
          ))}
          {points.map((p, i) => (
            <g key={p.period} className={i === last ? "now" : undefined}>
              {isBars ? (
                <rect x={`${(i + 0.22) * step}%`} width={`${0.56 * step}%`} y={at(p.value)} height={`${(100 - Number.parseFloat(at(p.value))).toFixed(2)}%`} />
              ) : (
                <circle cx={`${(i + 0.5) * step}%`} cy={at(p.value)} r="4" />
              )}
              {(i === last || ((last - i) % every === 0 && i > 0) || (i === 0 && last % every === 0)) && (
                <text x={`${(i + 0.5) * step}%`} y="100%" dy="16" textAnchor="middle">
                  {shortPeriod(p.period)}
                </text>
              )}
              {i === last && (
                <text className="figure" x={`${(i + 0.5) * step}%`} y={at(p.value)} dy={isBars ? -5 : -9} textAnchor="middle">
                  {figure(p.value)}
                </text>
              )}
            </g>
          ))}
          {history.median !== null && <line className="median" x2="100%" y1={at(history.median)} y2={at(history.median)} />}
        </svg>
      </div>
    </Panel>
  );
}
