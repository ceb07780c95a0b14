import type { TFunction } from "i18next";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { blank } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { GrowingText } from "@/ui/growing-text";
import { canEdit, type CellMark, type Column, isReadable } from "./columns";

type RowProps<Row> = {
  gridId: string;
  row: Row;
  index: number;
  /** Its place among all rows of the grid, headings counted. */
  ordinal: number;
  columns: readonly Column<Row>[];
  className: string | undefined;
  /** The column that the grid's focus is in, −1 for another row. */
  activeColumn: number;
  isTyping: boolean;
  /** The selected columns, an empty range for none. */
  from: number;
  to: number;
  onType: (row: number, column: number, text: string) => void;
};

/** What is wrong with a text by its kind, before anybody else has judged it; then what its owner says. */
export function markOf<Row>(column: Column<Row>, row: Row, t: TFunction): CellMark | null {
  const text = column.text(row);
  if (canEdit(column, row) && !isReadable(column, row, text)) {
    const isPercentage = column.kind === "figure" && parseFigure(text).kind === "figure";
    const words = isPercentage
      ? t("grid.notAPercentage", { unit: column.unit?.(row) })
      : column.kind === "figure"
        ? t("grid.notAFigure")
        : t("grid.tooLong", { max: column.maxLength });
    return { tone: "red", text: words };
  }
  return column.mark?.(row) ?? null;
}

function DrawnRow<Row>(props: RowProps<Row>) {
  const { row, ordinal, columns, className, activeColumn } = props;
  const note = columns.findIndex((column) => column.below);
  const lead = Math.max(
    0,
    columns.findIndex((column) => column.key === columns[note]?.startsUnder),
  );
  const place = columns[note]?.below?.(row) ?? "none";
  return (
    <>
      <tr role="row" aria-rowindex={ordinal} className={className}>
        {columns.map((column, c) => (column.below ? null : <GridCell key={column.key} {...props} column={column} at={c} />))}
      </tr>
      {(place === "open" || (place === "closed" && activeColumn === note)) && (
        <tr role="row" aria-rowindex={ordinal + 1} className={`below ${className ?? ""}`}>
          {lead > 0 && <td role="presentation" className="left-of" colSpan={lead} />}
          <GridCell {...props} column={columns[note] as Column<Row>} at={note} span={columns.length - 2 - lead} />
          <td role="presentation" className="hint" id={hintId(props.gridId, props.index)}>
            {columns[note]?.hint?.(row)}
          </td>
        </tr>
      )}
    </>
  );
}

const hintId = (gridId: string, row: number) => `${gridId}-${row}-hint`;

/** Drawn anew only when something of its own has changed. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;

function GridCell<Row>({
  gridId,
  row,
  index,
  column,
  at,
  span,
  activeColumn,
  isTyping,
  from,
  to,
  onType,
}: RowProps<Row> & { column: Column<Row>; at: number; span?: number }) {
  const { t } = useTranslation();
  const isField = canEdit(column, row);
  const isActive = activeColumn === at;
  const isSelected = at >= from && at <= to;
  const mark = markOf(column, row, t);
  const markId = `${gridId}-${index}-${at}`;
  const classes = [
    "cell",
    column.className,
    column.kind === "figure" && "num",
    isField && "input",
    mark && `is-${mark.tone}`,
    isSelected && (from !== to || !isActive) && "selected",
    isActive && isTyping && "typing",
  ];
  let content: ReactNode;
  if (isField) {
    const wiring = {
      value: column.text(row),
      tabIndex: isActive ? 0 : -1,
      placeholder: column.placeholder,
      "aria-label": column.label?.(row),
      "aria-invalid": mark?.tone === "red" || undefined,
      "aria-describedby": [mark && markId, column.hint && hintId(gridId, index)].filter(Boolean).join(" ") || undefined,
      onChange: (event: { target: { value: string } }) => onType(index, at, event.target.value),
    };
    content =
      column.kind === "longText" ? (
        <GrowingText {...wiring} maxLength={column.maxLength} />
      ) : (
        <input {...wiring} inputMode={column.kind === "figure" ? "decimal" : undefined} autoComplete="off" spellCheck={false} />
      );
  } else {
    content = column.render ? column.render(row) : column.text(row) || blank;
  }
  return (
    <td
      role={column.isHeader ? "rowheader" : "gridcell"}
      aria-colindex={at + 1}
      aria-readonly={!isField}
      aria-selected={isSelected}
      colSpan={span}
      data-row={index}
      data-column={at}
      data-label={typeof column.header === "string" ? column.header : undefined}
      className={classes.filter(Boolean).join(" ")}
      title={mark?.text}
      tabIndex={isField ? undefined : isActive ? 0 : -1}
    >
      {content}
      {mark && (
        <span className="sr" id={markId}>
          {mark.text}
        </span>
      )}
    </td>
  );
}
