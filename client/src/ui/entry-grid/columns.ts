import type { ReactNode } from "react";
import { formatFigure } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";

export type RowKey = string | number;

/** What is wrong with a cell: red cannot stay as it is, yellow asks to be looked at. */
export type CellMark = { tone: "red" | "yellow"; text: string };

/** One column of an entry grid, and what it holds of a row. A row that has changed is another object. */
export type Column<Row> = {
  key: string;
  kind: "figure" | "text" | "longText" | "readOnly";
  header: ReactNode;
  /** In pixels; without one the column shares what is left. */
  width?: number;
  /** What stands in the cell, is copied from it, and is put back by undo. */
  text: (row: Row) => string;
  /** Every row, unless told. */
  canEdit?: (row: Row) => boolean;
  /** Of a figure. */
  unit?: (row: Row) => string | null;
  decimals?: (row: Row) => number;
  maxLength?: number;
  /** Names the cell's field to those who do not see the headings. */
  label?: (row: Row) => string;
  mark?: (row: Row) => CellMark | null;
  /** Opens what the row has more of, with F4 from anywhere in it or F2 in this cell. */
  open?: (row: Row) => void;
  /** In place of the text, where it cannot be edited. */
  render?: (row: Row) => ReactNode;
  /** What the cell says while it is empty. */
  placeholder?: string;
  isHeader?: boolean;
  className?: string;
  /** Stands under its row rather than beside the others: always, once somebody goes there, or not at all. */
  below?: (row: Row) => "open" | "closed" | "none";
  /** The column under whose left edge a cell below its row begins. */
  startsUnder?: string;
  /** Beside a cell below its row, under the last of the others. */
  hint?: (row: Row) => ReactNode;
};

/** The grid as a sheet of texts, by row and column number: what moving, copying and pasting need to know of it. */
export type Sheet = {
  rows: number;
  columns: number;
  text: (row: number, column: number) => string;
  canEdit: (row: number, column: number) => boolean;
  /** Some cells are only there once somebody goes there, some not at all. */
  place: (row: number, column: number) => "open" | "closed" | "none";
  /** How a text stands once it has been entered: figures plainly, the rest without blanks around. */
  settle: (row: number, column: number, text: string) => string;
  isReadable: (row: number, column: number, text: string) => boolean;
};

export function isReadable<Row>(column: Column<Row>, row: Row, text: string): boolean {
  return column.kind === "figure" ? parseFigure(text, column.unit?.(row) ?? null).kind !== "unreadable" : text.length <= (column.maxLength ?? Infinity);
}

function settle<Row>(column: Column<Row>, row: Row, text: string): string {
  if (column.kind !== "figure") {
    return column.kind === "text" ? text.replace(/\s+/g, " ").trim() : text.trim();
  }
  const parsed = parseFigure(text, column.unit?.(row) ?? null);
  return parsed.kind === "figure" ? formatFigure(parsed.value, column.decimals?.(row)).replace("−", "-") : parsed.kind === "empty" ? "" : text;
}

export function sheetOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Sheet {
  const at = (row: number, column: number) => ({ row: rows[row] as Row, column: columns[column] as Column<Row> });
  return {
    rows: rows.length,
    columns: columns.length,
    text: (r, c) => at(r, c).column.text(at(r, c).row),
    canEdit: (r, c) => canEdit(at(r, c).column, at(r, c).row),
    place: (r, c) => at(r, c).column.below?.(at(r, c).row) ?? "open",
    settle: (r, c, text) => settle(at(r, c).column, at(r, c).row, text),
    isReadable: (r, c, text) => isReadable(at(r, c).column, at(r, c).row, text),
  };
}

export function canEdit<Row>(column: Column<Row>, row: Row): boolean {
  return column.kind !== "readOnly" && (column.canEdit?.(row) ?? true);
}
