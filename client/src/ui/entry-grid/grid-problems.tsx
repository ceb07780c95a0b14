import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { canEdit, type Column, isReadable, type RowKey } from "./columns";
import { markOf } from "./grid-row";

type Props<Row> = {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => RowKey;
  /** Names a cell in a sentence: its row, and its column where there are several. */
  name: (row: Row, column: Column<Row>) => string;
  onGo: (key: RowKey, column: string) => void;
};

const listed = 8;

/** The cells that could not be read, with what was typed and why it is refused; each leads to its cell. Nothing while there are none. */
export function GridProblems<Row>({ rows, columns, rowKey, name, onGo }: Props<Row>) {
  const { t } = useTranslation();
  const found = useMemo(
    () =>
      rows.flatMap((row) => columns.filter((column) => canEdit(column, row) && !isReadable(column, row, column.text(row))).map((column) => ({ row, column }))),
    [rows, columns],
  );
  return (
    <div className="grid-problems" role="status">
      {found.length > 0 && (
        <>
          <strong>{t("grid.unreadable", { count: found.length })}</strong>
          <ul>
            {found.slice(0, listed).map(({ row, column }) => (
              <li key={`${rowKey(row)}-${column.key}`}>
                <button type="button" onClick={() => onGo(rowKey(row), column.key)}>
                  {name(row, column)}
                </button>{" "}
                {t("grid.typed", { text: column.text(row).slice(0, 24), why: markOf(column, row, t)?.text })}
              </li>
            ))}
          </ul>
          {found.length > listed && <span>{t("grid.more", { count: found.length - listed })}</span>}
        </>
      )}
    </div>
  );
}
