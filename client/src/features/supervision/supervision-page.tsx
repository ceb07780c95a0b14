import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { slipProposalsQuery } from "@/api/slips";
import { useUrlFilters } from "@/lib/use-url-filters";
import { PageHeader } from "@/ui/page-header";
import { TabLine } from "@/ui/tab-line";
import { SlipList } from "./slip-list";
import { SlipProposals } from "./slip-proposals";
import "./supervision.css";

/** 督办: slips by unit and state, and for those who issue them what is due. */
export function SupervisionPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const mayIssue = useOwnSession()?.permissions.includes("slips.issue") ?? false;
  const isProposals = useUrlFilters(["view"]).values.view === "proposals" && mayIssue;
  const proposals = useQuery({ ...slipProposalsQuery(plan), enabled: mayIssue });
  return (
    <>
      <PageHeader views="supervision" title={t("nav.supervision")} documentTitle={t("nav.supervision")}>
        <span className="secondary">{t("slip.ladder", { days: proposals.data?.redDays ?? 15 })}</span>
      </PageHeader>
      <section className="panel fills">
        {mayIssue && (
          <TabLine
            label={t("nav.supervision")}
            tabs={[
              { to: "?", label: t("slip.issuedTab"), isActive: !isProposals },
              { to: "?view=proposals", label: t("slip.proposals"), isActive: isProposals, count: proposals.data?.items.length },
            ]}
          />
        )}
        {isProposals ? <SlipProposals plan={plan} /> : <SlipList plan={plan} />}
      </section>
    </>
  );
}
