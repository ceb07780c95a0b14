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

/** Axis range with some air; an axis that does not begin at 0 says where it begins. */
export function axisFrom(values: readonly number[]): { min: number; max: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.15;
  const step = 10 ** Math.floor(Math.log10(air || 1));
  const min = low >= 0 && low - air < 0 ? 0 : Math.floor((low - air) / step) * step;
  return { min: Number(min.toPrecision(6)), max: Number((Math.ceil((high + air) / step) * step).toPrecision(6)) };
}

/** Required path dashed grey, approved values solid, target a labelled line, replaced revisions hollow; no animation, no legend, no fill. */
export function trendOption(input: TrendInput, colour: (name: string) => string) {
  const { years, words } = input;
  const at = (points: Point[]) => years.map((year) => points.find((p) => p.year === year)?.value ?? null);
  const values = [...input.path, ...input.actual, ...input.superseded].map((p) => p.value);
  const range = axisFrom(input.target ? [...values, input.target.value] : values);
  const text = { color: colour("text-2"), fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 52, right: 100, top: 32, bottom: 28 },
    tooltip: { trigger: "axis" },
    xAxis: { type: "category", data: years.map(String), axisLine: { lineStyle: { color: colour("axis") } }, axisTick: { show: false }, axisLabel: text },
    yAxis: {
      type: "value",
      ...range,
      splitNumber: 4,
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
        data: at(input.actual),
        symbol: "circle",
        symbolSize: 6,
        connectNulls: true,
        lineStyle: { width: 2, color: colour("actual") },
        itemStyle: { color: colour("actual") },
        label: {
          show: true,
          position: "bottom",
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
