import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { SubjectCell } from "../subject-cell";
import { type Draft, takerName } from "./draft";
import { holdingsQuery, type OrgUnit } from "./queries";

type Props = { draft: Draft; units: readonly OrgUnit[]; onChange: (part: Partial<Draft>) => void };

/** Who gets what of a department that is split: a choice for each responsibility and form, or one for all. */
export function SplitShares({ draft, units, onChange }: Props) {
  const { t } = useTranslation();
  const holdings = useQuery(holdingsQuery(draft.from[0] ?? ""));
  if (draft.from.length === 0) {
    return <EmptyState title={t("orgUnit.chooseSplit")} />;
  }
  if (holdings.isPending) {
    return <Pending rows={6} />;
  }
  if (holdings.error) {
    return <ErrorState error={holdings.error} onRetry={() => void holdings.refetch()} />;
  }
  const { responsibilities, forms } = holdings.data;
  const stays = -1;
  const options = [
    { value: stays, label: t("orgUnit.stays") },
    ...draft.takers.map((taker, value) => ({ value, label: takerName(taker, units) || t("orgUnit.taker", { no: value + 1 }) })),
  ];
  const give = (shares: Draft["shares"], ids: readonly string[], taker: number) => {
    const rest = Object.fromEntries(Object.entries(shares).filter(([id]) => !ids.includes(id)));
    return taker === stays ? rest : { ...rest, ...Object.fromEntries(ids.map((id) => [id, taker])) };
  };
  const choice = (label: string, value: number | null, onPick: (taker: number) => void) => (
    <Select
      aria-label={label}
      size="small"
      className="share"
      placeholder={t("orgUnit.allTo")}
      value={value}
      options={options}
      onChange={(v) => onPick(v ?? stays)}
    />
  );
  const ids = responsibilities.map((r) => r.id);
  return (
    <div className="scroll">
      <table className="data outcomes">
        <thead>
          <tr>
            <th>{t("responsibility.subject")}</th>
            <th>{t("responsibility.role")}</th>
            <th>{choice(t("orgUnit.allTo"), null, (taker) => onChange({ shares: give(draft.shares, ids, taker) }))}</th>
          </tr>
        </thead>
        <tbody>
          {responsibilities.map((r) => (
            <tr key={r.id}>
              <td>
                <SubjectCell subject={r.subject} />
              </td>
              <td className="nowrap">{t(`role.${r.role}`)}</td>
              <td>{choice(r.subject.title, draft.shares[r.id] ?? stays, (taker) => onChange({ shares: give(draft.shares, [r.id], taker) }))}</td>
            </tr>
          ))}
          {forms.map((form) => (
            <tr key={form.code}>
              <td>{form.name}</td>
              <td className="nowrap">{t("orgUnit.reviews")}</td>
              <td>
                {choice(form.name, draft.formShares[form.code] ?? stays, (taker) => onChange({ formShares: give(draft.formShares, [form.code], taker) }))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
