import "@/ui/tokens.css";
import "@/lib/i18n";
import { useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { PasteOutcome } from "@/ui/entry-grid/block";
import type { Column } from "@/ui/entry-grid/columns";
import { EntryGrid, type GridHandle } from "@/ui/entry-grid/entry-grid";
import { GridProblems } from "@/ui/entry-grid/grid-problems";
import type { CellChange } from "@/ui/entry-grid/use-grid";

/** 3,000 rows of 20 columns: a number, a locked one, a text, a long text, and figures. */
type Row = { no: number; cells: readonly string[] };

const keyOf = (row: Row) => row.no;
const columns: Column<Row>[] = Array.from({ length: 20 }, (_, c) => {
  const kind = c === 0 || c === 4 ? "readOnly" : c === 1 ? "text" : c === 2 ? "longText" : "figure";
  return {
    key: `c${c}`,
    kind,
    header: `列 ${c}`,
    isHeader: c === 0,
    width: c === 2 ? 160 : 80,
    text: (row) => (c === 0 ? String(row.no) : (row.cells[c] ?? "")),
    label: (row) => `${row.no} 列 ${c}`,
    unit: () => "件",
    decimals: () => 1,
    maxLength: 200,
  };
});
const filled: Row[] = Array.from({ length: 3000 }, (_, r) => ({
  no: r + 1,
  cells: Array.from({ length: 20 }, (_, c) => (c === 4 ? "锁" : c < 3 ? "" : ((r * 7 + c * 13) % 1000).toFixed(1))),
}));

function Bench() {
  const [rows, setRows] = useState<readonly Row[]>(filled);
  const [outcome, setOutcome] = useState<PasteOutcome | null>(null);
  const grid = useRef<GridHandle>(null);
  const numbers = useMemo(() => new Map(columns.map((column, c) => [column.key, c])), []);
  const change = (changes: readonly CellChange[]) =>
    setRows((now) => {
      const next = [...now];
      for (const { key, column, text } of changes) {
        const at = Number(key) - 1;
        const row = next[at] as Row;
        const cells = row === now[at] ? [...row.cells] : (row.cells as string[]);
        cells[numbers.get(column) ?? 0] = text;
        next[at] = row === now[at] ? { ...row, cells } : row;
      }
      return next;
    });
  return (
    <>
      <h1>EntryGrid</h1>
      <p role="status">{outcome && JSON.stringify(outcome)}</p>
      <GridProblems
        rows={rows}
        columns={columns}
        rowKey={keyOf}
        name={(row, column) => `${row.no} ${String(column.header)}`}
        onGo={(key, column) => grid.current?.focus(key, column)}
      />
      <EntryGrid ref={grid} label="EntryGrid" rows={rows} columns={columns} rowKey={keyOf} onChange={change} onPasted={setOutcome} />
    </>
  );
}

const began = performance.now();
createRoot(document.getElementById("root") as HTMLElement).render(<Bench />);
// After the frame that shows it.
requestAnimationFrame(() => setTimeout(() => performance.measure("first paint", { start: began, end: performance.now() })));
