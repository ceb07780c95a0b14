import type { Light } from "./light";

type Point = { year: number; value: number };

/** Path dashed, actual solid, last dot in the light's colour. Inline SVG: a table of 21 needs no chart library. */
export function Sparkline({ path, actual, light }: { path: readonly Point[]; actual: readonly Point[]; light: Light }) {
  const all = [...path, ...actual];
  if (all.length < 2) {
    return <span className="muted">—</span>;
  }
  const [width, height, inset] = [72, 18, 3];
  const years = all.map((p) => p.year);
  const values = all.map((p) => p.value);
  const [x0, x1, y0, y1] = [Math.min(...years), Math.max(...years), Math.min(...values), Math.max(...values)];
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
      {last && <circle cx={at(last)[0]} cy={at(last)[1]} r="2.5" fill={`var(--${light}-mark)`} />}
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
