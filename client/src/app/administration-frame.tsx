import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { pendingGrantsQuery, pendingIdentitiesQuery } from "@/features/administration/queries";
import { type Tab, TabLine } from "@/ui/tab-line";
import { plansQuery, presentPlan } from "./plans";

/** 管理: a tab for everything that whoever is signed in may administer or audit. Who has one thing only needs no tabs. */
export function AdministrationFrame() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const permissions = useOwnSession()?.permissions ?? [];
  const seesAccess = permissions.includes("access.read");
  const plans = useQuery({ ...plansQuery, enabled: permissions.includes("plan.read") });
  const { plan = presentPlan(plans.data?.items ?? [])?.code } = useParams();
  const grants = useInfiniteQuery({ ...pendingGrantsQuery, enabled: seesAccess });
  const identities = useInfiniteQuery({ ...pendingIdentitiesQuery, enabled: seesAccess });
  const waiting = [grants, identities].flatMap((list) => list.data?.pages.flatMap((page) => page.items as unknown[]) ?? []).length;
  const tab = (to: string, label: string, count = 0): Tab => ({ to, label, count, isActive: pathname.startsWith(to) });
  const tabs = [
    ...(seesAccess
      ? [
          tab("/administration/users", t("administration.users")),
          tab("/administration/confirmations", t("administration.confirmations"), waiting),
          tab("/administration/api-clients", t("administration.apiClients")),
          tab("/administration/webhooks", t("administration.webhooks")),
        ]
      : []),
    ...(seesAccess || permissions.includes("responsibilities.manage") ? [tab("/administration/org-units", t("administration.orgUnits"))] : []),
    ...(plan && permissions.includes("submissions.read") ? [tab(`/plans/${plan}/forms`, t("reportForm.forms"))] : []),
    ...(plan && permissions.includes("forms.manage") ? [tab(`/plans/${plan}/prefill-sources`, t("administration.prefillSources"))] : []),
    ...(plan && permissions.includes("targets.manage") ? [tab(`/plans/${plan}/assessment-settings`, t("administration.assessment"))] : []),
  ];
  return (
    <>
      {tabs.length > 1 && <TabLine label={t("administration.tabs")} tabs={tabs} />}
      <Outlet />
    </>
  );
}
