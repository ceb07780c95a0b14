import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatDate } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { EmptyState } from "@/ui/states";
import { lastDay } from "./dates";
import { type Account, delegationsQuery } from "./queries";

/** What the person may act as: roles of their own, and roles held for somebody else for a time. */
export function MembershipsPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const delegations = useQuery(delegationsQuery);
  const held = delegations.data?.items.filter((d) => d.inForce && d.to.id === account.user.id) ?? [];
  const rows = [
    ...account.memberships.map((m) => ({ ...m, onBehalfOf: null })),
    ...held.map((d) => ({ id: d.id, role: d.role, orgUnit: d.orgUnit, validFrom: d.validFrom, validTo: d.validTo, onBehalfOf: d.from.displayName })),
  ];
  return (
    <Panel title={t("account.roles")} note={rows.length > 0 && t("account.rolesNote")}>
      {rows.length === 0 ? (
        <EmptyState title={t("account.noRoles")}>{t("account.noRolesHint")}</EmptyState>
      ) : (
        <table className="data">
          <thead>
            <tr>
              <th>{t("account.role")}</th>
              <th>{t("account.unit")}</th>
              <th>{t("account.validity")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <span className="strong">{t(`person.${row.role}`)}</span>{" "}
                  {row.onBehalfOf && <span className="chip">{t("actor.for", { name: row.onBehalfOf })}</span>}
                </td>
                <td className="keep">{row.orgUnit.name}</td>
                <td className="secondary keep">
                  {row.validTo
                    ? t("account.fromTo", { from: formatDate(row.validFrom), to: formatDate(lastDay(row.validTo)) })
                    : t("account.since", { from: formatDate(row.validFrom) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
