import type { Dayjs } from "dayjs";

/** Periods that have begun, the newest first: every year of the plan, and the parts of its last two. */
export function periodsOf(plan: { startYear: number; endYear: number }, today: Dayjs): string[] {
  const last = Math.min(plan.endYear, today.year());
  return Array.from({ length: Math.max(0, last - plan.startYear + 1) }, (_, i) => last - i).flatMap((year) => [
    String(year),
    ...(year > last - 2 ? [["H2", 6] as const, ["Q4", 9] as const, ["Q3", 6] as const, ["H1", 0] as const, ["Q2", 3] as const, ["Q1", 0] as const] : [])
      .filter(([, month]) => !today.isBefore(`${year}-${String(month + 1).padStart(2, "0")}-01`))
      .map(([part]) => `${year}-${part}`),
  ]);
}

/** What stands in the address: nothing is all, - is none. */
export function readList(value: string | undefined, all: readonly string[]): string[] {
  return value === undefined ? [...all] : all.filter((item) => value.split(",").includes(item));
}

export function writeList(picked: readonly string[], all: readonly string[]): string | undefined {
  return picked.length === all.length ? undefined : picked.length === 0 ? "-" : all.filter((item) => picked.includes(item)).join(",");
}

/** A time of day in Beijing as an instant: 2027-01-15T09:00 → 2027-01-15T01:00:00.000Z. */
export const beijing = (local: string): string => new Date(`${local}:00+08:00`).toISOString();
