import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { SubjectCell } from "./subject-cell";
import type { Decision, RowChanges, TableRow } from "./table-changes";

type Props = { row: TableRow; decision: Decision; changes: RowChanges; onDecide: (next: Decision) => void };

/** A row of the table: what is doubtful in it is chosen among what is nearly called so, and what it changes stands beside it. */
export function TableRowDecision({ row, decision, changes, onDecide }: Props) {
  const { t } = useTranslation();
  // Whoever decides a doubt means the row to count.
  const decide = (part: Partial<Decision>) => onDecide({ ...decision, isTaken: true, ...part });
  return (
    <tr>
      <td>
        <Checkbox checked={decision.isTaken} onChange={(e) => onDecide({ ...decision, isTaken: e.target.checked })}>
          <span className="sr">{t("dutyTable.take", { no: row.no })}</span>
        </Checkbox>
      </td>
      <td>
        <span className="muted small">{t("dutyTable.row", { no: row.no })}</span>{" "}
        {row.subject ? (
          <SubjectCell subject={row.subject} />
        ) : (
          <>
            <span>{row.task || t("dutyTable.noTask")}</span>
            {row.candidates.length > 0 && (
              <Select
                size="small"
                aria-label={t("dutyTable.means", { name: row.task })}
                placeholder={t("dutyTable.choosing")}
                popupMatchSelectWidth={false}
                value={decision.subject}
                options={row.candidates.map((c) => ({ value: c.code, label: `${c.code} ${c.title}` }))}
                onChange={(subject) => decide({ subject })}
              />
            )}
          </>
        )}
        {row.doubts.map((doubt) => (
          <div key={doubt} className="yellow small">
            {t(`doubt.${doubt}`)}
          </div>
        ))}
      </td>
      <td>
        {row.named.map((name, i) => (
          <div key={`${name.role} ${name.text}`}>
            <span className="muted small">{t(`role.${name.role}`)}</span> {name.text}
            {!name.orgUnit && name.candidates.length > 0 && (
              <>
                {" → "}
                <Select
                  size="small"
                  aria-label={t("dutyTable.means", { name: name.text })}
                  placeholder={t("dutyTable.choosing")}
                  popupMatchSelectWidth={false}
                  value={decision.units[i] ?? null}
                  options={[{ value: "", label: t("dutyTable.nobody") }, ...name.candidates.map((c) => ({ value: c.code, label: c.shortName }))]}
                  onChange={(unit) => decide({ units: { ...decision.units, [i]: unit ?? "" } })}
                />
              </>
            )}
            {!name.orgUnit && name.candidates.length === 0 && <span className="yellow small"> {t("dutyTable.unknown")}</span>}
          </div>
        ))}
      </td>
      <td>
        {changes.ends.map((r) => (
          <div key={r.id} className="old">
            {`${t(`role.${r.role}`)} ${r.orgUnit.shortName}`}
          </div>
        ))}
        {changes.assigns.map((a) => (
          <div key={`${a.role} ${a.orgUnit}`} className="green">
            {`＋ ${t(`role.${a.role}`)} ${a.shortName}`}
          </div>
        ))}
        {changes.ends.length + changes.assigns.length === 0 && <span className="muted">—</span>}
      </td>
    </tr>
  );
}
