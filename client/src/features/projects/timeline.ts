/** A span of days drawn from 0 to 100 per cent of a range of whole years. */
export type Range = { from: number; to: number };

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const startOf = (year: number): number => dayOf(`${year}-01-01`);

/** The years of the plan, and further where a project goes further. */
export function rangeOf(plan: Range, dates: readonly (string | null)[]): Range {
  const years = dates.flatMap((date) => (date ? [Number(date.slice(0, 4))] : []));
  return { from: Math.min(plan.from, ...years), to: Math.max(plan.to, ...years) };
}

/** Where a day stands, kept within the range. */
export function placeOf(range: Range, date: string): number {
  const [first, last] = [startOf(range.from), startOf(range.to + 1)];
  return Math.min(100, Math.max(0, ((dayOf(date) - first) / (last - first)) * 100));
}

/** A planned span; open where a side is not said. Its last day belongs to it. */
export function spanOf(range: Range, startsOn: string | null, endsOn: string | null): { left: number; width: number } | null {
  if (!startsOn && !endsOn) {
    return null;
  }
  const left = startsOn ? placeOf(range, startsOn) : 0;
  const right = endsOn ? placeOf(range, endsOn) : 100;
  return { left, width: Math.max(0.6, right - left) };
}

export const yearsOf = ({ from, to }: Range): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
