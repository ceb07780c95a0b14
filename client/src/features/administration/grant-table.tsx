import { useTranslation } from "react-i18next";
import { blank, formatDate, formatInstant } from "@/lib/format";
import { Scroll } from "@/ui/scroll";
import { GrantActions } from "./grant-actions";
import type { Grant } from "./queries";
import { GrantState } from "./states";

/** Every role somebody holds, will hold or held, with who stands behind it. */
export function GrantTable({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation();
  const hasActions = grants.some((g) => g.allowedActions.length > 0);
  return (
    <Scroll>
      <table className="data grants">
        <thead>
          <tr>
            <th>{t("grant.role")}</th>
            <th className="wide-only">{t("grant.unit")}</th>
            <th className="wide-only">{t("grant.state")}</th>
            <th className="wide-only">{t("grant.from")}</th>
            <th className="wide-only">{t("grant.to")}</th>
            <th className="wide-only">{t("grant.grantedBy")}</th>
            <th className="wide-only">{t("grant.confirmedBy")}</th>
            {hasActions && <th className="acts">{t("grant.acts")}</th>}
          </tr>
        </thead>
        <tbody>
          {grants.map((g) => (
            <tr key={g.id} className={g.state === "ended" ? "past" : undefined}>
              <td>
                <span className="strong nowrap">{t(`person.${g.role}`)}</span>
                <div className="narrow-only">{g.orgUnit.shortName}</div>
                <div className="narrow-only">
                  <GrantState grant={g} />
                </div>
                <div className="muted small narrow-only">
                  {t(g.validTo ? "grant.fromTo" : "grant.fromOn", { from: formatDate(g.validFrom), to: formatDate(g.validTo) })}
                  <br />
                  {t("grant.by", { name: granter(g) ?? t("grant.fromStart"), at: formatInstant(g.grantedAt) })}
                </div>
              </td>
              <td className="nowrap wide-only">{g.orgUnit.shortName}</td>
              <td className="wide-only">
                <GrantState grant={g} />
              </td>
              <td className="nowrap secondary wide-only">{formatDate(g.validFrom)}</td>
              <td className="nowrap secondary wide-only">{g.validTo ? formatDate(g.validTo) : t("grant.open")}</td>
              <td className="secondary wide-only">
                {granter(g) ?? t("grant.fromStart")} <span className="muted nowrap">{formatInstant(g.grantedAt)}</span>
              </td>
              <td className="secondary wide-only">
                <Confirmation grant={g} />
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

const granter = (grant: Grant) => grant.grantedBy?.displayName;

function Confirmation({ grant }: { grant: Grant }) {
  const { t } = useTranslation();
  if (!grant.confirmedAt) {
    return grant.state === "pending" ? <span className="yellow">{t("grant.waits")}</span> : blank;
  }
  if (!grant.confirmedBy) {
    return <span className="muted">{t("grant.noneNeeded")}</span>;
  }
  return (
    <>
      {grant.confirmedBy.displayName} <span className="muted nowrap">{formatInstant(grant.confirmedAt)}</span>
    </>
  );
}
