import type { DecomposeBody, Targets } from "@/api/targets";
import { parseFigure } from "@/lib/parse-figure";

export type Method = DecomposeBody["method"];

/** What is being written: who takes part, by which method, and what was typed. */
export type DivisionDraft = {
  year: number;
  method: Method;
  taking: readonly string[];
  shares: Readonly<Record<string, string>>;
  numbers: Readonly<Record<string, string>>;
};

/** Areas that may take part: those that make up the city's value. */
export const partsOf = (targets: Targets) => targets.areas.filter((a) => !a.isCity && a.weight > 0);

/** Years in which the city has a number, the last first. */
export const yearsOf = (targets: Targets): number[] => {
  const city = targets.areas.find((a) => a.isCity)?.orgUnit.code;
  return targets.targets
    .filter((x) => x.orgUnit.code === city)
    .map((x) => x.year)
    .sort((a, b) => b - a);
};

export const draftOf = (targets: Targets): DivisionDraft => ({
  year: yearsOf(targets)[0] ?? targets.lastYear,
  method: targets.methods[0] ?? "byHand",
  taking: partsOf(targets).map((a) => a.orgUnit.code),
  shares: {},
  numbers: {},
});

/** As it is sent; null where something typed is no figure, or a number by hand is missing. */
export function bodyOf(draft: DivisionDraft, unit: string | null): Omit<DecomposeBody, "reason"> | null {
  const areas = draft.taking.map((orgUnit) => {
    const typed = draft.method === "byHand" ? draft.numbers[orgUnit] : draft.method === "byShare" ? draft.shares[orgUnit] : undefined;
    const figure = parseFigure(typed ?? "", draft.method === "byHand" ? unit : null);
    return { orgUnit, figure };
  });
  const isMissing = areas.length === 0 || areas.some(({ figure }) => figure.kind === "unreadable" || (draft.method === "byHand" && figure.kind === "empty"));
  return isMissing
    ? null
    : {
        year: draft.year,
        method: draft.method,
        areas: areas.map(({ orgUnit, figure }) => ({
          orgUnit,
          ...(figure.kind === "figure" && { [draft.method === "byHand" ? "value" : "share"]: figure.value }),
        })),
      };
}

/** Somebody types into the computed column: from now on it is by hand, beginning with what was computed. */
export const byHand = (draft: DivisionDraft, shown: Readonly<Record<string, string>>, orgUnit: string, text: string): DivisionDraft => ({
  ...draft,
  method: "byHand",
  numbers: { ...shown, [orgUnit]: text },
});
