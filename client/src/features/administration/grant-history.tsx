import { useTranslation } from "react-i18next";
import { useGrantColumns } from "./grant-columns";
import { GrantTable } from "./grant-table";
import type { Grant } from "./queries";
import { GrantState } from "./states";

/** Every role somebody holds, will hold or held, with who stands behind it. */
export function GrantHistory({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation();
  const { role, unit, state, from, to, grantedBy, confirmedBy, lines } = useGrantColumns();
  const cell = (g: Grant) => (
    <>
      <span className="strong nowrap">{t(`person.${g.role}`)}</span>
      <div className="narrow-only">{g.orgUnit.shortName}</div>
      <div className="narrow-only">
        <GrantState grant={g} />
      </div>
      {lines(g)}
    </>
  );
  return <GrantTable grants={grants} lead={{ title: role.title, cell }} columns={[unit, state, from, to, grantedBy, confirmedBy]} />;
}
