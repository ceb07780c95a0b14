import "./administration.css";
import "@/ui/tabs.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { pendingGrantsQuery, pendingIdentitiesQuery } from "./queries";

/** People, what waits for a decision, programs: the line over every page of the administration. */
export function AdministrationTabs() {
  const { t } = useTranslation();
  const grants = useInfiniteQuery(pendingGrantsQuery);
  const identities = useInfiniteQuery(pendingIdentitiesQuery);
  const waiting = [grants, identities].flatMap((list) => list.data?.pages.flatMap((page) => page.items as unknown[]) ?? []).length;
  return (
    <nav className="tabs" aria-label={t("administration.tabs")}>
      <NavLink to="/administration/users">{t("administration.users")}</NavLink>
      <NavLink to="/administration/confirmations">
        {t("administration.confirmations")}
        {waiting > 0 && <span className="count">{waiting}</span>}
      </NavLink>
      <NavLink to="/administration/api-clients">{t("administration.apiClients")}</NavLink>
    </nav>
  );
}
