import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate, formatInstant } from "@/lib/format";
import { Scroll } from "@/ui/scroll";
import { GrantActions } from "./grant-actions";
import type { Grant } from "./queries";

export function PendingGrants({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation();
  const hasActions = grants.some((g) => g.allowedActions.length > 0);
  const days = (g: Grant) => t(g.validTo ? "grant.fromTo" : "grant.fromOn", { from: formatDate(g.validFrom), to: formatDate(g.validTo) });
  const granter = (g: Grant) => g.grantedBy?.displayName ?? t("grant.fromStart");
  return (
    <Scroll>
      <table className="data grants">
        <thead>
          <tr>
            <th>{t("confirmation.person")}</th>
            <th className="wide-only">{t("grant.role")}</th>
            <th className="wide-only">{t("grant.unit")}</th>
            <th className="wide-only">{t("grant.days")}</th>
            <th className="wide-only">{t("grant.grantedBy")}</th>
            {hasActions && <th className="acts">{t("grant.acts")}</th>}
          </tr>
        </thead>
        <tbody>
          {grants.map((g) => (
            <tr key={g.id}>
              <td>
                <Link className="name strong" to={`/administration/users/${g.user.id}`}>
                  {g.user.displayName}
                </Link>{" "}
                <span className="muted">{g.user.userName}</span>
                <div className="narrow-only">
                  {g.orgUnit.shortName} · {t(`person.${g.role}`)}
                </div>
                <div className="muted small narrow-only">
                  {days(g)}
                  <br />
                  {t("grant.by", { name: granter(g), at: formatInstant(g.grantedAt) })}
                </div>
              </td>
              <td className="nowrap wide-only">{t(`person.${g.role}`)}</td>
              <td className="nowrap wide-only">{g.orgUnit.shortName}</td>
              <td className="secondary wide-only">{days(g)}</td>
              <td className="secondary wide-only">
                {granter(g)} <span className="muted nowrap">{formatInstant(g.grantedAt)}</span>
              </td>
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
