import type { Project } from "./queries";

type Schedule = Pick<Project["schedule"], "investments" | "invested">;

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((v) => v !== null);
  return known.length === 0 ? null : Number(known.reduce((a, b) => a + b, 0).toPrecision(12));
};

/** A blank is never nought: null where nothing is said. */
export const plannedOf = ({ investments }: Schedule): number | null => sum(investments.map((i) => i.planned));

export const arrangedOf = ({ investments }: Schedule): number | null => sum(investments.map((i) => i.arranged));

/** Completed in all years reported. */
export const investedOf = ({ invested }: Schedule): number | null => sum(invested.map((i) => i.value));

export type YearOfMoney = { year: number; planned: number | null; arranged: number | null; invested: number | null };

/** Year by year, whatever the sources; years of which only reports know are among them. */
export function moneyByYear({ investments, invested }: Schedule): YearOfMoney[] {
  const years = [...new Set([...investments.map((i) => i.year), ...invested.map((i) => i.year)])].toSorted((a, b) => a - b);
  return years.map((year) => {
    const own = investments.filter((i) => i.year === year);
    return {
      year,
      planned: sum(own.map((i) => i.planned)),
      arranged: sum(own.map((i) => i.arranged)),
      invested: invested.find((i) => i.year === year)?.value ?? null,
    };
  });
}
