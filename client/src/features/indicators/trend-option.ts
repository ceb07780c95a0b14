import { axisFrom } from "@/lib/axis";
import { formatFigure } from "@/lib/format";
import type { Point } from "./points";

export type TrendInput = {
  unit: string;
  decimals: number;
  years: number[];
  path: Point[];
  actual: Point[];
  superseded: Point[];
  /** As known at a snapshot, under its name. */
  known: { name: string; points: Point[] } | null;
  target: { value: number; label: string } | null;
  words: { actual: string; path: string; superseded: string; cutAxis: (unit: string, from: string) => string };
};

/** A label stands over a peak, or over a point on the floor of the axis, and under everything else, so that no line runs through it. */
export function labelSide(values: readonly (number | null)[], index: number, floor?: number): "top" | "bottom" {
  const [before, value, after] = [values[index - 1] ?? null, values[index] ?? null, values[index + 1] ?? null];
  if (value !== null && value === floor) {
    return "top";
  }
  return value !== null && (before === null || value > before) && (after === null || value > after) && (before !== null || after !== null) ? "top" : "bottom";
}

/** Required path dashed grey, approved values solid, target a labelled line, replaced revisions hollow, what was known at a snapshot dotted with hollow diamonds; no animation, no legend, no fill. */
export function trendOption(input: TrendInput, colour: (name: string) => string, isNarrow = false) {
  const { years, words } = input;
  const at = (points: Point[]) => years.map((year) => points.find((p) => p.year === year)?.value ?? null);
  const actual = at(input.actual);
  const values = [...input.path, ...input.actual, ...input.superseded, ...(input.known?.points ?? [])].map((p) => p.value);
  const range = axisFrom(input.target ? [...values, input.target.value] : values, input.unit === "%" ? 100 : undefined);
  const longest = Math.max(formatFigure(range.min).length, formatFigure(range.max).length, formatFigure(range.interval).length);
  const left = Math.max(isNarrow ? 40 : 52, longest * 8 + 16);
  const text = { color: colour("text-2"), fontSize: 12 };
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    aria: { enabled: true },
    grid: { left, right: input.target && !isNarrow ? 100 : 16, top: 32, bottom: 28 },
    tooltip: {
      trigger: "axis",
      backgroundColor: colour("panel"),
      borderColor: colour("panel-line"),
      textStyle: { color: colour("text"), fontSize: 12 },
      valueFormatter: (value: number | null) => formatFigure(value === null ? null : Math.round(value * 100) / 100, input.decimals),
    },
    xAxis: { type: "category", data: years.map(String), axisLine: { lineStyle: { color: colour("axis") } }, axisTick: { show: false }, axisLabel: text },
    yAxis: {
      type: "value",
      ...range,
      name: range.min === 0 ? input.unit : words.cutAxis(input.unit, formatFigure(range.min)),
      nameTextStyle: { ...text, align: "left", padding: [0, 0, 0, 12 - left] },
      splitLine: { lineStyle: { color: colour("split") } },
      axisLabel: { ...text, formatter: (value: number) => formatFigure(value) },
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
              z: 1,
              symbol: "none",
              data: [{ yAxis: input.target.value }],
              lineStyle: { type: "solid", width: 1.5, color: colour("primary") },
              label: { formatter: input.target.label, color: colour("link"), fontWeight: 600, position: isNarrow ? "insideEndTop" : "end" },
            }
          : undefined,
      },
      {
        name: words.actual,
        type: "line",
        data: actual.map((value, i) => ({ value, label: { position: labelSide(actual, i, range.min) } })),
        symbol: "circle",
        symbolSize: 6,
        connectNulls: true,
        lineStyle: { width: 2, color: colour("actual") },
        itemStyle: { color: colour("actual") },
        label: {
          show: true,
          color: colour("text"),
          fontWeight: 600,
          backgroundColor: colour("panel"),
          padding: [0, 2],
          formatter: (p: { value: number | null }) => (p.value === null ? "" : formatFigure(p.value, input.decimals)),
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
        label: {
          show: true,
          position: "right",
          color: colour("text-2"),
          fontSize: 11,
          formatter: (p: { value: number | null }) => (p.value === null ? "" : `${words.superseded} ${formatFigure(p.value, input.decimals)}`),
        },
      },
      ...(input.known
        ? [
            {
              name: input.known.name,
              type: "line",
              data: at(input.known.points),
              symbol: "emptyDiamond",
              symbolSize: 12,
              connectNulls: true,
              lineStyle: { type: "dotted", width: 1.5, color: colour("text-3") },
              itemStyle: { color: colour("text-3") },
            },
          ]
        : []),
    ],
  };
}
