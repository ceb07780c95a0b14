import type { Light } from "./light";

type Point = { year: number; value: number };

/**
 * Path dashed, actual solid, last dot in the light's colour, the target a short tick at the end. Every one runs over the same years, so
 * that a column of them can be compared. Inline SVG: a table of 21 needs no chart library.
 */
export function Sparkline({
  years,
  path,
  actual,
  target = null,
  light,
}: {
  years: readonly [number, number];
  path: readonly Point[];
  actual: readonly Point[];
  target?: number | null;
  light: Light;
}) {
  if (path.length + actual.length < 2) {
    return <span className="muted">—</span>;
  }
  const [width, height, inset] = [72, 18, 3];
  const values = [...path, ...actual].map((p) => p.value).concat(target ?? []);
  const [x0, x1, y0, y1] = [years[0], years[1], Math.min(...values), Math.max(...values)];
  const at = (p: Point): [number, number] => [
    inset + ((p.year - x0) / (x1 - x0 || 1)) * (width - 2 * inset),
    y1 === y0 ? height / 2 : height - inset - ((p.value - y0) / (y1 - y0)) * (height - 2 * inset),
  ];
  const line = (points: readonly Point[]) =>
    points
      .map((p) =>
        at(p)
          .map((n) => n.toFixed(1))
          .join(","),
      )
      .join(" ");
  const last = actual[actual.length - 1];
  return (
    <svg width={width} height={height} aria-hidden="true">
      <polyline points={line(path)} fill="none" stroke="var(--path)" strokeDasharray="3 2" />
      <polyline points={line(actual)} fill="none" stroke="var(--actual)" strokeWidth="1.5" />
      {target !== null && <path d={`M${width - 6} ${at({ year: x1, value: target })[1].toFixed(1)}h6`} stroke="var(--text)" strokeWidth="1.5" />}
      {last && <circle cx={at(last)[0]} cy={at(last)[1]} r="2.5" fill={`var(--${light}-mark)`} />}
    </svg>
  );
}

/** One of several trends on one scale: as wide as its box, thin lines that do not stretch with it. */
export function SmallTrend({ years, range, actual }: { years: readonly [number, number]; range: readonly [number, number]; actual: readonly Point[] }) {
  const at = (p: Point) =>
    `${(((p.year - years[0]) / (years[1] - years[0] || 1)) * 100).toFixed(1)} ${(38 - ((p.value - range[0]) / (range[1] - range[0] || 1)) * 36).toFixed(1)}`;
  const last = actual[actual.length - 1];
  return (
    <svg viewBox="-3 0 106 40" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 39.5H100" stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      {actual.length > 1 && <path d={`M${actual.map(at).join("L")}`} fill="none" stroke="var(--actual)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />}
      {last && <path d={`M${at(last)}h0`} stroke="var(--actual)" strokeWidth="5" strokeLinecap="round" vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}

/** Filled: the share done; the tick: the share due. */
export function PaceBar({ done, due, light }: { done: number; due: number; light: Light }) {
  const clamp = (share: number) => Math.max(0, Math.min(1, share)) * 48;
  return (
    <svg width="48" height="12" aria-hidden="true">
      <rect y="3" width="48" height="6" fill="var(--track)" />
      <rect y="3" width={clamp(done)} height="6" fill={`var(--${light}-mark)`} />
      <rect x={Math.max(0, clamp(due) - 1)} width="2" height="12" fill="var(--text)" />
    </svg>
  );
}
