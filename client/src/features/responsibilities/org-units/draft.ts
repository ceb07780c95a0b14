import type { OrgUnit, OrgUnitChangeDraft } from "./queries";

/** Who takes: one that is there, or a new one; neither until it is chosen. */
export type Taker = { orgUnit?: string | undefined; found?: { code: string; name: string; shortName: string } | undefined };

export type Draft = {
  kind: OrgUnitChangeDraft["kind"];
  effectiveOn: string;
  documentNumber: string;
  reason: string;
  from: readonly string[];
  takers: readonly Taker[];
  ends: boolean;
  name: string;
  shortName: string;
  /** Of a split: id of a responsibility → which taker has it. What is not here stays. */
  shares: Readonly<Record<string, number>>;
  formShares: Readonly<Record<string, number>>;
};

export const emptyDraft = (effectiveOn: string): Draft => ({
  kind: "merge",
  effectiveOn,
  documentNumber: "",
  reason: "",
  from: [],
  takers: [{}],
  ends: false,
  name: "",
  shortName: "",
  shares: {},
  formShares: {},
});

const isChosen = ({ orgUnit, found }: Taker) =>
  found ? found.code !== "" && found.name.trim() !== "" && found.shortName.trim() !== "" : orgUnit !== undefined;

export const isReady = (d: Draft) =>
  d.from.length > 0 &&
  d.reason.trim() !== "" &&
  d.effectiveOn !== "" &&
  (d.kind === "rename" ? d.name.trim() !== "" && d.shortName.trim() !== "" : d.takers.every(isChosen));

const keysOf = (shares: Readonly<Record<string, number>>, taker: number) => Object.keys(shares).filter((key) => shares[key] === taker);

export function toBody(d: Draft): OrgUnitChangeDraft {
  const common = { kind: d.kind, effectiveOn: d.effectiveOn, documentNumber: d.documentNumber.trim() || null, reason: d.reason.trim(), from: [...d.from] };
  if (d.kind === "rename") {
    return { ...common, name: d.name, shortName: d.shortName };
  }
  const to = d.takers.map(({ orgUnit, found }) => (found ? { found } : { orgUnit: orgUnit ?? null }));
  return d.kind === "merge"
    ? { ...common, to }
    : { ...common, ends: d.ends, to: to.map((taker, i) => ({ ...taker, responsibilities: keysOf(d.shares, i), forms: keysOf(d.formShares, i) })) };
}

export const takerName = ({ orgUnit, found }: Taker, units: readonly OrgUnit[]) => (found ? found.shortName : units.find((u) => u.code === orgUnit)?.shortName);
