import "./administration.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { orgUnitsQuery } from "@/api/org-units";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { ApiClientTable } from "./api-client-table";
import { CreateApiClient } from "./create-api-client";
import { apiClientsQuery } from "./queries";
import { isArea } from "./roles";

export function ApiClientList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { values, set, clear, isFiltered } = useUrlFilters(["orgUnit"]);
  const [isCreating, setIsCreating] = useState(false);
  const canManage = useOwnSession()?.permissions.includes("access.manage");
  const units = useQuery(orgUnitsQuery);
  const clients = useInfiniteQuery(apiClientsQuery(values.orgUnit));
  const shown = clients.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t("administration.apiClients")}
        documentTitle={t("administration.apiClients")}
        actions={
          <>
            <Button href="/docs" target="_blank">
              {t("apiClient.docs")}
            </Button>
            <ExportButton
              name="lantu-api-clients"
              rows={() => [
                ["name", "clientId", "orgUnit", "responsible", "scopes", "forms", "networks", "expiresOn", "secrets", "state"],
                ...shown.map((c) => [
                  c.name,
                  c.clientId,
                  c.orgUnit.name,
                  c.responsibleUser.displayName,
                  c.scopes.join(" "),
                  c.forms.join(" "),
                  c.networks.join(" "),
                  c.expiresOn,
                  c.secrets.length,
                  t(`clientState.${c.state}`),
                ]),
              ]}
            />
            {canManage && (
              <Button type="primary" onClick={() => setIsCreating(true)}>
                {t("apiClient.create")}
              </Button>
            )}
          </>
        }
      >
        <span className="muted">{t("apiClient.gist")}</span>
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterSelect
              all={t("filter.owner")}
              width={140}
              value={values.orgUnit}
              options={(units.data ?? []).filter((u) => isArea(u.kind)).map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={(v) => set("orgUnit", v)}
            />
          </div>
        </header>
        {clients.isPending ? (
          <Pending />
        ) : clients.error ? (
          <ErrorState error={clients.error} onRetry={() => void clients.refetch()} />
        ) : shown.length === 0 ? (
          <EmptyState title={t(isFiltered ? "state.noneMatch" : "apiClient.none")}>
            {isFiltered ? <Button onClick={clear}>{t("filter.clear")}</Button> : t("apiClient.noneHint")}
          </EmptyState>
        ) : (
          <>
            <ApiClientTable clients={shown} />
            <LoadMore pages={clients} count={shown.length} />
          </>
        )}
      </section>
      {isCreating && <CreateApiClient onClose={() => setIsCreating(false)} onOpen={(id) => void navigate(`/administration/api-clients/${id}`)} />}
    </>
  );
}
