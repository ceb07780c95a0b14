import type { Schemas } from "@/api/client";
import { blank, formatFigure } from "@/lib/format";

export type Point = { year: number; value: number };

/** Annual values as points, those of years that the city has not reported as its areas make them, with the baseline in front where it is a number of the base year's own. */
export function annualPoints(indicator: Schemas["Indicator"], values: readonly { period: string; value: number | null }[]): Point[] {
  const reported = values.filter((v) => v.period.length === 4 && v.value !== null).map((v) => ({ year: Number(v.period), value: v.value as number }));
  const made = rolledUp(indicator)
    .filter((r) => !reported.some((p) => p.year === r.year))
    .map(({ year, value }) => ({ year, value: rounded(value, indicator.decimals) }));
  const annual = [...reported, ...made].sort((a, b) => a.year - b.year);
  const { baseline } = indicator;
  const start = indicator.accumulation === "cumulative" ? 0 : baseline.value;
  return start === null || annual.some((p) => p.year <= baseline.year) ? annual : [{ year: baseline.year, value: start }, ...annual];
}

/** Years that the areas' figures make; of the base year what is printed stands. */
export const rolledUp = ({ rolledUp: made, baseline }: Schemas["Indicator"]) => made.filter((r) => baseline.value === null || r.year > baseline.year);

/** What is computed has as many digits as one asks for. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** The baseline as printed; where the print adds what it is (“十三五”均值), the figure alone, and a footnote says the rest. */
export function baselineText(baseline: Schemas["Indicator"]["baseline"]): string {
  return baseline.basis === null ? (baseline.text ?? blank) : formatFigure(baseline.value);
}

/** What stands in the pace column where no pace can be computed. */
export function paceWord(status: Schemas["Status"]): "held" | "broken" | "withinCap" | null {
  return status.verdict === "held" || status.verdict === "broken" || status.verdict === "withinCap" ? status.verdict : null;
}

/** Footnotes of the table: each distinct baseline basis and doubtful name gets a number in the order of its first use. */
export function footnotes(indicators: readonly Schemas["Indicator"][]): { marks: Map<string, string>; texts: string[] } {
  const marks = new Map<string, string>();
  const texts: string[] = [];
  for (const indicator of indicators) {
    if (indicator.baseline.basis) {
      if (!texts.includes(indicator.baseline.basis)) {
        texts.push(indicator.baseline.basis);
      }
      marks.set(indicator.code, String.fromCharCode(0x2460 + texts.indexOf(indicator.baseline.basis)));
    }
  }
  return { marks, texts };
}
