import type { Schemas } from "@/api/client";

export type Cell = { lead: Schemas["Responsibility"][]; support: Schemas["Responsibility"][] };
export type MatrixRow = { orgUnit: Schemas["OrgUnitRef"]; cells: Map<number, Cell>; leads: number; supports: number };

/** Org units × chapters. Units come in the order of the list they lead most in; a unit with nothing has no row. */
export function toMatrix(responsibilities: readonly Schemas["Responsibility"][]): { chapters: number[]; rows: MatrixRow[] } {
  const rows = new Map<string, MatrixRow>();
  const chapters = new Set<number>();
  for (const r of responsibilities) {
    const chapterNo = r.subject.chapterNo;
    if (chapterNo === null) {
      continue;
    }
    chapters.add(chapterNo);
    const row = rows.get(r.orgUnit.code) ?? { orgUnit: r.orgUnit, cells: new Map<number, Cell>(), leads: 0, supports: 0 };
    const cell = row.cells.get(chapterNo) ?? { lead: [], support: [] };
    cell[r.role].push(r);
    row.cells.set(chapterNo, cell);
    row.leads += r.role === "lead" ? 1 : 0;
    row.supports += r.role === "support" ? 1 : 0;
    rows.set(r.orgUnit.code, row);
  }
  return { chapters: [...chapters].sort((a, b) => a - b), rows: [...rows.values()].sort((a, b) => b.leads - a.leads || b.supports - a.supports) };
}

/** Titles of the chapters, as far as somebody answers for a whole chapter. */
export function chapterTitles(responsibilities: readonly Schemas["Responsibility"][]): Map<number, string> {
  return new Map(
    responsibilities.flatMap((r) => (r.subject.kind === "chapter" && r.subject.chapterNo !== null ? [[r.subject.chapterNo, r.subject.title]] : [])),
  );
}
