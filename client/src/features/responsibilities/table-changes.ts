import type { Schemas } from "@/api/client";
import type { Responsibility } from "./queries";

export type TableRow = Schemas["ReadResponsibilityTableRow"];

/** What somebody has decided about a row: whether it counts, what it is about, and whom each doubtful name means; "" for nobody. */
export type Decision = { isTaken: boolean; subject: string | null; units: Record<number, string> };

type Subject = Schemas["ResponsibilitySubject"];

export type RowChanges = {
  subject: Subject | null;
  ends: Responsibility[];
  assigns: { orgUnit: string; shortName: string; role: Responsibility["role"] }[];
};

/** Rows whose only doubt is that the first one named was taken for the lead are read as such tables mean it; others wait for a decision. */
export const decisionOn = (row: TableRow): Decision => ({
  isTaken: row.doubts.every((doubt) => doubt === "firstTakenForLead"),
  subject: row.subject ? row.subject.code : null,
  units: {},
});

/** What would change for a row, against what holds today. Nothing while it is not known what it is about. */
export function changesOf(row: TableRow, decision: Decision, present: readonly Responsibility[]): RowChanges {
  const subject = row.subject ?? row.candidates.find((c) => c.code === decision.subject) ?? null;
  if (!subject) {
    return { subject, ends: [], assigns: [] };
  }
  const wanted = row.named.flatMap((name, i) => {
    const unit = name.orgUnit ?? name.candidates.find((c) => c.code === decision.units[i]);
    return unit ? [{ orgUnit: unit.code, shortName: unit.shortName, role: name.role }] : [];
  });
  // A name that is still in doubt may mean whoever holds it now: nobody is ended for want of a decision.
  const isInDoubt = (r: Responsibility) =>
    row.named.some(
      (name, i) => !name.orgUnit && decision.units[i] === undefined && name.role === r.role && name.candidates.some((c) => c.code === r.orgUnit.code),
    );
  const holds = present.filter((r) => r.subject.kind === subject.kind && r.subject.code === subject.code);
  return {
    subject,
    // A table names a unit that leads once: whether it supports as well, it does not say.
    ends: holds.filter((r) => !isInDoubt(r) && !wanted.some((w) => w.orgUnit === r.orgUnit.code && (w.role === r.role || w.role === "lead"))),
    assigns: wanted.filter(
      (w, i) =>
        !holds.some((r) => r.orgUnit.code === w.orgUnit && r.role === w.role) && wanted.findIndex((o) => o.orgUnit === w.orgUnit && o.role === w.role) === i,
    ),
  };
}
