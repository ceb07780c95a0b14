import type { Schemas } from "@/api/client";
import type { Area } from "./queries";

type Value = Pick<Schemas["Observation"], "period" | "value" | "text"> & { orgUnit: { code: string } };

/** What a tile shows of one indicator; without a light where the figure is of less than a year, since targets are of years. */
export type TileValue = { light: Schemas["Light"] | null; value: number | null; text: string | null; period: string | null };

const monthOf = (part: string): string =>
  (part.startsWith("H") ? String(Number(part[1]) * 6) : part.startsWith("Q") ? String(Number(part[1]) * 3) : part).padStart(2, "0");

/** When a period ends, so that 2024-H1, 2024-Q2 and 2024-06 are alike. */
const endOf = (period: string): string => {
  const [year = "", part = "12"] = period.split("-");
  return `${year}-${monthOf(part)}`;
};

/** Of every area the latest figure of a month, quarter or half-year; empty where an indicator has none. */
export function latestWithinYears(values: readonly Value[]): Map<string, TileValue> {
  const latest = new Map<string, TileValue>();
  for (const { orgUnit, period, value, text } of values) {
    const known = latest.get(orgUnit.code)?.period;
    if (period.includes("-") && (!known || endOf(period) > endOf(known))) {
      latest.set(orgUnit.code, { light: null, value, text, period });
    }
  }
  return latest;
}

/** The figure and light of the matrix; where that is of less than a year, the latest figure of a year. */
export function ofYear(area: Area, indicator: string, values: readonly Value[]): TileValue | undefined {
  const cell = area.cells.find((c) => c.indicatorCode === indicator);
  if (!cell?.period?.includes("-")) {
    return cell && { light: cell.light, value: cell.value, text: cell.text, period: cell.period };
  }
  const years = values.filter((v) => v.orgUnit.code === area.orgUnit.code && !v.period.includes("-"));
  const last = years.reduce<Value | undefined>((late, v) => (late && late.period > v.period ? late : v), undefined);
  return { light: cell.light, value: last?.value ?? null, text: last?.text ?? null, period: last?.period ?? null };
}
