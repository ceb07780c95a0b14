import { BellOutlined } from "@ant-design/icons";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate, formatInstant, formatPeriod, shortPeriod } from "@/lib/format";
import { today } from "@/lib/today";
import { LightMark } from "@/ui/light";
import { DueWords } from "../state-tag";
import { canBeReminded, columnsOf, isIn, lightOf, type Matrix, type UnitRow } from "./matrix";
import type { Owed } from "./queries";

type Props = {
  matrix: Matrix;
  /** Those chosen for a reminder; undefined where nobody may be reminded. */
  picked: ReadonlySet<string> | undefined;
  openId: string | undefined;
  onPick: (ids: string[], isOn: boolean) => void;
  onOpen: (id: string) => void;
};

/** A form is a group of columns, one for each period; every cell says in mark and word how it stands and opens beside the matrix. */
export function ProgressMatrix({ matrix, picked, openId, onPick, onOpen }: Props) {
  const { t } = useTranslation();
  const columns = columnsOf(matrix);
  const firsts = new Set(matrix.groups.map((group) => group.columns[0]?.key));
  return (
    <table className="data progress">
      <thead>
        <tr>
          <th rowSpan={2} scope="col" className="unit">
            {t("submission.unit")}
          </th>
          {matrix.groups.map(({ form, columns: own }) => (
            <th key={form.code} colSpan={own.length} scope="colgroup" className="first form">
              {form.name}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={firsts.has(column.key) ? "first" : undefined}
              title={`${formatPeriod(column.period)} ${t("approval.due", { date: formatDate(column.dueOn) })}`}
            >
              <span className="strong">{shortPeriod(column.period)}</span> <Tally {...column} />
              <div className="muted small nowrap">{t("progress.dueOn", { date: column.dueOn.slice(2) })}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row) => (
          <tr key={row.orgUnit.code}>
            <th scope="row" className="unit">
              {picked && <PickRow row={row} picked={picked} onPick={onPick} />}
              <span className="strong">{row.orgUnit.shortName}</span> <Tally {...row} />
            </th>
            {columns.map((column) => {
              const owed = row.cells.get(column.key);
              const first = firsts.has(column.key) ? " first" : "";
              return owed ? (
                <td key={column.key} className={`${lightOf(owed, today())}${first}`}>
                  <Cell
                    owed={owed}
                    isPicked={picked?.has(owed.id) ?? false}
                    isOpen={owed.id === openId}
                    onPick={picked && canBeReminded(owed) ? (isOn) => onPick([owed.id], isOn) : undefined}
                    onOpen={() => onOpen(owed.id)}
                  />
                </td>
              ) : (
                <td key={column.key} className={`muted nothing${first}`}>
                  ·
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many of how many are in. */
function Tally({ in: handedIn, total }: { in: number; total: number }) {
  const { t } = useTranslation();
  return (
    <span className="tally" title={t("progress.tally", { in: handedIn, total })}>
      {handedIn}/{total}
    </span>
  );
}

function PickRow({ row, picked, onPick }: { row: UnitRow; picked: ReadonlySet<string>; onPick: Props["onPick"] }) {
  const { t } = useTranslation();
  const late = [...row.cells.values()].filter((owed) => owed.overdue && canBeReminded(owed)).map((owed) => owed.id);
  const on = late.filter((id) => picked.has(id)).length;
  return (
    <Checkbox
      disabled={late.length === 0}
      checked={late.length > 0 && on === late.length}
      indeterminate={on > 0 && on < late.length}
      aria-label={t("reminder.pickRow", { unit: row.orgUnit.shortName })}
      onChange={(e) => onPick(late, e.target.checked)}
    />
  );
}

type CellProps = { owed: Owed; isPicked: boolean; isOpen: boolean; onPick: ((isOn: boolean) => void) | undefined; onOpen: () => void };

function Cell({ owed, isPicked, isOpen, onPick, onOpen }: CellProps) {
  const { t } = useTranslation();
  const name = t("progress.cell", { unit: owed.orgUnit.shortName, form: owed.form.name, period: formatPeriod(owed.period) });
  return (
    <div className="cell">
      {onPick && <Checkbox checked={isPicked} aria-label={t("reminder.pick", { name })} onChange={(e) => onPick(e.target.checked)} />}
      <button type="button" aria-pressed={isOpen} onClick={onOpen}>
        <span className="sr">{name}</span>
        <LightMark light={lightOf(owed, today())} />
        <span className="words">
          {t(`state.${owed.state}`)}
          {!isIn(owed) && <DueWords submission={owed} />}
        </span>
        {owed.remindedAt && (
          <span className="told" title={t("reminder.lastAt", { at: formatInstant(owed.remindedAt) })}>
            <BellOutlined />
            <span className="sr">{t("reminder.lastAt", { at: formatInstant(owed.remindedAt) })}</span>
          </span>
        )}
      </button>
    </div>
  );
}
