import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatDate, formatInstant } from "@/lib/format";
import type { Grant } from "./queries";
import { GrantState } from "./states";

export type GrantColumn = { title: string; style?: string; cell: (grant: Grant) => ReactNode };

/** What is said of a grant, a column each where there is room, and in lines where there is not. */
export function useGrantColumns() {
  const { t } = useTranslation();
  const days = (g: Grant) => t(g.validTo ? "grant.fromTo" : "grant.fromOn", { from: formatDate(g.validFrom), to: formatDate(g.validTo) });
  const granter = (g: Grant) => g.grantedBy?.displayName ?? t("grant.fromStart");
  const plain = "nowrap secondary";
  return {
    role: { title: t("grant.role"), style: "nowrap", cell: (g) => t(`person.${g.role}`) },
    unit: { title: t("grant.unit"), style: "nowrap", cell: (g) => g.orgUnit.shortName },
    state: { title: t("grant.state"), cell: (g) => <GrantState grant={g} /> },
    days: { title: t("grant.days"), style: "secondary", cell: days },
    from: { title: t("grant.from"), style: plain, cell: (g) => formatDate(g.validFrom) },
    to: { title: t("grant.to"), style: plain, cell: (g) => (g.validTo ? formatDate(g.validTo) : t("grant.open")) },
    grantedBy: {
      title: t("grant.grantedBy"),
      style: "secondary",
      cell: (g) => (
        <>
          {granter(g)} <span className="muted nowrap">{formatInstant(g.grantedAt)}</span>
        </>
      ),
    },
    confirmedBy: { title: t("grant.confirmedBy"), style: "secondary", cell: (g) => <Confirmation grant={g} /> },
    /** Since when and by whom, on a phone. */
    lines: (g: Grant) => (
      <div className="muted small narrow-only">
        {days(g)}
        <br />
        {t("grant.by", { name: granter(g), at: formatInstant(g.grantedAt) })}
      </div>
    ),
  } satisfies Record<string, GrantColumn | GrantColumn["cell"]>;
}

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
