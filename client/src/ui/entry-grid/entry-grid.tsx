import { useVirtualizer } from "@tanstack/react-virtual";
import { Fragment, type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import "./entry-grid.css";
import type { RowKey } from "./columns";
import { GridRow } from "./grid-row";
import { type GridInput, useGrid } from "./use-grid";

/** Brings the focus to a cell from outside: a count in a bar, a sentence about a fault. */
export type GridHandle = { focus: (key: RowKey, column: string) => void };

type Props<Row> = GridInput<Row> & {
  label: string;
  groupOf?: (row: Row) => string | null;
  rowClass?: (row: Row) => string | undefined;
  className?: string;
  /** Stands in place of the rows while there are none. */
  empty?: ReactNode;
  ref?: Ref<GridHandle>;
};

/** Beyond this many, only the rows in sight are drawn, and the grid scrolls by itself instead of with its page. */
const drawnWhole = 200;
const rowHeight = 26;

/**
 * A grid that is filled like a spreadsheet: keys, ranges, blocks from and to Excel and WPS, undo. Texts belong to whoever shows it. On
 * paper all rows are drawn.
 */
export function EntryGrid<Row>({ label, groupOf, rowClass, className = "", empty, ref, ...input }: Props<Row>) {
  const { t } = useTranslation();
  const { rows, columns, rowKey } = input;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const isVirtual = !usePrinting() && rows.length > drawnWhole;
  const focused = useRef(0);
  const virtual = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => box.current,
    getItemKey: (index) => rowKey(rows[index] as Row),
    estimateSize: () => rowHeight,
    overscan: 8,
    // The row with the focus stays, however far it is scrolled away.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const [from, to] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
      const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const row = Math.min(focused.current, count - 1);
      return row < from ? [row, ...seen] : row > to ? [...seen, row] : seen;
    },
  });
  const reveal = (row: number) => {
    focused.current = row;
    if (isVirtual) {
      virtual.scrollToIndex(row, { align: "auto" });
    }
  };
  const page = () => Math.max(1, Math.floor((isVirtual ? (box.current?.clientHeight ?? 0) : window.innerHeight - 200) / rowHeight) - 1);
  const grid = useGrid(input, table, reveal, page);
  const { active, bounds, mode } = grid;

  const groups = useMemo(
    () => rows.map((row, i) => (groupOf && groupOf(row) !== (i > 0 ? groupOf(rows[i - 1] as Row) : null) ? groupOf(row) : null)),
    [rows, groupOf],
  );
  const note = columns.findIndex((column) => column.below);
  const ordinals = useMemo(() => {
    let next = 2;
    return rows.map((row, i) => {
      const ordinal = next + (groups[i] ? 1 : 0);
      next = ordinal + 1 + (columns[note]?.below?.(row) === "open" ? 1 : 0);
      return ordinal;
    });
  }, [rows, groups, columns, note]);

  useImperativeHandle(ref, () => ({
    focus: (key, column) => {
      const cell = { row: rows.findIndex((row) => rowKey(row) === key), column: columns.findIndex((c) => c.key === column) };
      if (cell.row >= 0 && cell.column >= 0) {
        grid.goTo(cell);
      }
    },
  }));

  const items = isVirtual ? virtual.getVirtualItems() : rows.map((row, index) => ({ index, key: rowKey(row), start: 0, end: 0 }));
  let end = 0;
  const gap = (height: number, key: string) =>
    height > 0 && (
      <tbody key={key} role="presentation" aria-hidden="true">
        <tr role="presentation">
          <td role="presentation" style={{ height, padding: 0 }} />
        </tr>
      </tbody>
    );
  const width = columns.filter((column) => !column.below).length;
  return (
    <div className={`entry-grid ${isVirtual ? "scrolls" : ""} ${className}`} ref={box}>
      <p className="sr" id={`${id}-keys`}>
        {t("grid.keys")}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table on paper, a grid to the keyboard */}
      <table
        ref={table}
        role="grid"
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-rowcount={(ordinals.at(-1) ?? 1) + (note >= 0 && rows.length > 0 ? 1 : 0)}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        {...grid.handlers}
      >
        <colgroup>
          {columns.map((column) => !column.below && <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />)}
        </colgroup>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map(
              (column, c) =>
                !column.below && (
                  <th
                    key={column.key}
                    role="columnheader"
                    aria-colindex={c + 1}
                    scope="col"
                    className={`${column.className ?? ""} ${column.kind === "figure" ? "num" : ""}`}
                  >
                    {column.header}
                  </th>
                ),
            )}
          </tr>
        </thead>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) {
            return null;
          }
          const before = gap(item.start - end, `gap-${item.index}`);
          end = item.end;
          const isActive = item.index === active.row;
          const isSelected = item.index >= bounds.top && item.index <= bounds.bottom;
          return (
            <Fragment key={item.key}>
              {before}
              <tbody role="rowgroup" data-index={item.index} ref={isVirtual ? virtual.measureElement : undefined}>
                {groups[item.index] && (
                  <tr role="row" className="group" aria-rowindex={(ordinals[item.index] ?? 0) - 1}>
                    <td role="gridcell" colSpan={width} aria-readonly="true">
                      {groups[item.index]}
                    </td>
                  </tr>
                )}
                <GridRow
                  gridId={id}
                  row={row}
                  index={item.index}
                  ordinal={ordinals[item.index] ?? 0}
                  columns={columns}
                  className={rowClass?.(row)}
                  activeColumn={isActive ? active.column : -1}
                  isTyping={isActive && mode !== "moving"}
                  from={isSelected ? bounds.left : 0}
                  to={isSelected ? bounds.right : -1}
                  onType={grid.onType}
                />
              </tbody>
            </Fragment>
          );
        })}
        {isVirtual && gap(virtual.getTotalSize() - end, "gap-last")}
      </table>
      {rows.length === 0 && empty}
      <p className="sr" role="status">
        {bounds.bottom > bounds.top || bounds.right > bounds.left
          ? t("grid.selected", { rows: bounds.bottom - bounds.top + 1, columns: bounds.right - bounds.left + 1 })
          : ""}
      </p>
    </div>
  );
}

/** Whether the page is being laid out for paper: drawn at once, since the browser does not wait. */
function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true));
    const finish = () => setIsPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", finish);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", finish);
    };
  }, []);
  return isPrinting;
}
