import type { Point } from "./points";

export type TrendInput = {
  unit: string;
  decimals: number;
  years: number[];
  path: Point[];
  actual: Point[];
  superseded: Point[];
  target: { value: number; label: string } | null;
  words: { actual: string; path: string; superseded: string; cutAxis: (from: number) => string };
};

/** Axis on round steps (1, 2 or 5 × 10ⁿ) with some air; an axis that does not begin at 0 says where it begins. */
export function axisFrom(values: readonly number[]): { min: number; max: number; interval: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.1;
  const rough = (high - low + 2 * air) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const round = (value: number) => Number(value.toPrecision(6));
  const min = low >= 0 && low - air < 0 ? 0 : Math.floor((low - air) / interval) * interval;
  return { min: round(min), max: round(Math.ceil((high + air) / interval) * interval), interval: round(interval) };
}

/** A label stands over a peak and under everything else, so that the line does not run through it. */
export function labelSide(values: readonly (number | null)[], index: number): "top" | "bottom" {
  const [before, value, after] = [values[index - 1] ?? null, values[index] ?? null, values[index + 1] ?? null];
  return value !== null && (before === null || value > before) && (after === null || value > after) && (before !== null || after !== null) ? "top" : "bottom";
}

/** Required path dashed grey, approved values solid, target a labelled line, replaced revisions hollow; no animation, no legend, no fill. */
export function trendOption(input: TrendInput, colour: (name: string) => string) {
  const { years, words } = input;
  const at = (points: Point[]) => years.map((year) => points.find((p) => p.year === year)?.value ?? null);
  const actual = at(input.actual);
  const values = [...input.path, ...input.actual, ...input.superseded].map((p) => p.value);
  const range = axisFrom(input.target ? [...values, input.target.value] : values);
  const text = { color: colour("text-2"), fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 52, right: input.target ? 100 : 24, top: 32, bottom: 28 },
    tooltip: { trigger: "axis" },
    xAxis: { type: "category", data: years.map(String), axisLine: { lineStyle: { color: colour("axis") } }, axisTick: { show: false }, axisLabel: text },
    yAxis: {
      type: "value",
      ...range,
      name: range.min === 0 ? input.unit : `${input.unit}（${words.cutAxis(range.min)}）`,
      nameTextStyle: { ...text, align: "left", padding: [0, 0, 0, -40] },
      splitLine: { lineStyle: { color: colour("split") } },
      axisLabel: text,
    },
    series: [
      {
        name: words.path,
        type: "line",
        data: at(input.path),
        symbol: "none",
        lineStyle: { type: "dashed", width: 1.5, color: colour("path") },
        itemStyle: { color: colour("path") },
        markLine: input.target
          ? {
              symbol: "none",
              data: [{ yAxis: input.target.value }],
              lineStyle: { type: "solid", width: 1.5, color: colour("primary") },
              label: { formatter: input.target.label, color: colour("link"), fontWeight: 600, position: "end" },
            }
          : undefined,
      },
      {
        name: words.actual,
        type: "line",
        data: actual.map((value, i) => ({ value, label: { position: labelSide(actual, i) } })),
        symbol: "circle",
        symbolSize: 6,
        connectNulls: true,
        lineStyle: { width: 2, color: colour("actual") },
        itemStyle: { color: colour("actual") },
        label: {
          show: true,
          color: colour("text"),
          fontWeight: 600,
          formatter: (p: { value: number | null }) => (p.value === null ? "" : p.value.toFixed(input.decimals)),
        },
      },
      {
        name: words.superseded,
        type: "line",
        data: at(input.superseded),
        symbol: "emptyCircle",
        symbolSize: 8,
        lineStyle: { width: 0 },
        itemStyle: { color: colour("grey-mark") },
      },
    ],
  };
}
