import dayjs, { type Dayjs } from "dayjs";
import type { Schemas } from "@/api/client";
import type { Owed } from "./queries";

export type Filter = { form: string | undefined; period: string | undefined; unit: string | undefined; isLate: boolean };
export type Tally = { in: number; total: number };
export type Column = Tally & { key: string; period: string; dueOn: string };
export type FormGroup = { form: Schemas["FormRef"]; columns: Column[] };
export type UnitRow = Tally & { orgUnit: Schemas["OrgUnitRef"]; cells: Map<string, Owed> };
export type Matrix = { groups: FormGroup[]; rows: UnitRow[] };

const frequencies = ["week", "month", "quarter", "halfYear", "year"] as const;

/** Handed in is whatever is no longer with its unit. */
export const isIn = (owed: Pick<Owed, "step">): boolean => owed.step !== "drafting";

/** A reminder makes sense while the unit has it and can write into it. */
export const canBeReminded = (owed: Pick<Owed, "step" | "lock">): boolean => owed.step === "drafting" && owed.lock === null;

/** ■ late, ▲ returned or due within three days, ● handed in, ○ not due yet. */
export function lightOf(owed: Pick<Owed, "step" | "state" | "overdue" | "dueOn">, today: Dayjs): Schemas["Light"] {
  if (isIn(owed)) {
    return "green";
  }
  return owed.overdue ? "red" : owed.state === "returned" || dayjs(owed.dueOn).diff(today, "day") <= 3 ? "yellow" : "grey";
}

const keyOf = (owed: Owed) => `${owed.form.code} ${owed.period}`;

/** Units × forms, a column for each period; units come as they are listed, forms the most frequent first. What is filtered away has no row or column. */
export function toMatrix(all: readonly Owed[], filter: Filter): Matrix {
  const shown = all.filter(
    (owed) =>
      (!filter.form || owed.form.code === filter.form) &&
      (!filter.period || owed.period === filter.period) &&
      (!filter.unit || owed.orgUnit.code === filter.unit) &&
      (!filter.isLate || owed.overdue),
  );
  const groups = new Map<string, FormGroup>();
  const rows = new Map<string, UnitRow>();
  for (const owed of shown) {
    const group = groups.get(owed.form.code) ?? { form: owed.form, columns: [] };
    let column = group.columns.find((c) => c.period === owed.period);
    if (!column) {
      column = { key: keyOf(owed), period: owed.period, dueOn: owed.dueOn, in: 0, total: 0 };
      group.columns.push(column);
    }
    const row = rows.get(owed.orgUnit.code) ?? { orgUnit: owed.orgUnit, cells: new Map<string, Owed>(), in: 0, total: 0 };
    row.cells.set(column.key, owed);
    for (const tally of [column, row]) {
      tally.total++;
      tally.in += isIn(owed) ? 1 : 0;
    }
    groups.set(owed.form.code, group);
    rows.set(owed.orgUnit.code, row);
  }
  for (const group of groups.values()) {
    group.columns.sort((a, b) => a.period.localeCompare(b.period));
  }
  return {
    groups: [...groups.values()].sort(
      (a, b) => frequencies.indexOf(a.form.frequency) - frequencies.indexOf(b.form.frequency) || a.form.name.localeCompare(b.form.name, "zh"),
    ),
    rows: [...rows.values()],
  };
}

export const columnsOf = (matrix: Matrix): Column[] => matrix.groups.flatMap((group) => group.columns);

export const cellsOf = (matrix: Matrix): Owed[] => matrix.rows.flatMap((row) => columnsOf(matrix).flatMap((column) => row.cells.get(column.key) ?? []));
