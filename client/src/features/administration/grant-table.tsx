import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Scroll } from "@/ui/scroll";
import { GrantActions } from "./grant-actions";
import type { GrantColumn } from "./grant-columns";
import type { Grant } from "./queries";

type Props = {
  grants: readonly Grant[];
  /** What a row is about; on a phone, with the rest of it underneath. */
  lead: { title: string; cell: (grant: Grant) => ReactNode };
  columns: readonly GrantColumn[];
};

/** Roles given or waiting, one a row, with what may be done with each. */
export function GrantTable({ grants, lead, columns }: Props) {
  const { t } = useTranslation();
  const hasActions = grants.some((g) => g.allowedActions.length > 0);
  return (
    <Scroll>
      <table className="data grants">
        <thead>
          <tr>
            <th>{lead.title}</th>
            {columns.map((column) => (
              <th key={column.title} className="wide-only">
                {column.title}
              </th>
            ))}
            {hasActions && <th className="acts">{t("grant.acts")}</th>}
          </tr>
        </thead>
        <tbody>
          {grants.map((g) => (
            <tr key={g.id} className={g.state === "ended" ? "past" : undefined}>
              <td>{lead.cell(g)}</td>
              {columns.map((column) => (
                <td key={column.title} className={`wide-only ${column.style ?? ""}`}>
                  {column.cell(g)}
                </td>
              ))}
              {hasActions && (
                <td className="acts">
                  <GrantActions grant={g} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
