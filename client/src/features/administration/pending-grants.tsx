import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useGrantColumns } from "./grant-columns";
import { GrantTable } from "./grant-table";
import type { Grant } from "./queries";

/** Roles that take a second administrator, whoever they are for. */
export function PendingGrants({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation();
  const { role, unit, days, grantedBy, lines } = useGrantColumns();
  const cell = (g: Grant) => (
    <>
      <Link className="name strong" to={`/administration/users/${g.user.id}`}>
        {g.user.displayName}
      </Link>{" "}
      <span className="muted">{g.user.userName}</span>
      <div className="narrow-only">
        {g.orgUnit.shortName} · {t(`person.${g.role}`)}
      </div>
      {lines(g)}
    </>
  );
  return <GrantTable grants={grants} lead={{ title: t("confirmation.person"), cell }} columns={[role, unit, days, grantedBy]} />;
}
