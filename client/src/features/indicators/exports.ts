import type { Schemas } from "@/api/client";
import type { Target } from "@/api/targets";

type Value = Schemas["Observation"];

/** Every period of one area with its figure and its target, the earliest first. */
export function seriesRows(values: readonly Value[], targets: readonly Target[]): (string | number | null)[][] {
  const periods = [...new Set([...values.map((v) => v.period), ...targets.map((x) => String(x.year))])].sort();
  return [
    ["period", "value", "revision", "approvedAt", "comparator", "target", "basis", "document", "documentDate"],
    ...periods.map((period) => {
      const value = values.find((v) => v.period === period);
      const target = targets.find((x) => String(x.year) === period);
      return [
        period,
        value ? (value.value ?? value.text) : null,
        value?.revision ?? null,
        value?.approvedAt ?? null,
        target?.comparator ?? null,
        target?.value ?? null,
        target?.basis ?? null,
        target?.document?.number ?? null,
        target?.document?.date ?? null,
      ];
    }),
  ];
}

/** The same for programs, as the API names it. */
export const seriesJson = (indicator: Schemas["Indicator"], orgUnit: string, values: readonly Value[], targets: readonly Target[]): string =>
  JSON.stringify({ code: indicator.code, name: indicator.name, unit: indicator.unit, orgUnit, status: indicator.status, series: values, targets }, null, 2);
