import "./administration.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatDate, formatInstant } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { ErrorState, Pending } from "@/ui/states";
import { ApiClientActions } from "./api-client-actions";
import { ClientCodes } from "./client-codes";
import { ClientSecrets } from "./client-secrets";
import { CurlExample } from "./curl-example";
import { apiClientQuery } from "./queries";
import { ScopeChips } from "./scopes";
import { ClientState } from "./states";

/** One program: for whom and how far it may call, its secrets, and the calls to begin with. */
export function ApiClientPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { data: client, error, refetch } = useQuery(apiClientQuery(id));
  if (!client) {
    return <>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Pending />}</>;
  }
  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to="/administration/api-clients">{t("administration.apiClients")}</Link> / {client.clientId}
          </>
        }
        title={client.name}
        documentTitle={client.name}
        actions={<ApiClientActions client={client} />}
      >
        <ClientState state={client.state} />
      </PageHeader>
      <Panel title={t("apiClient.facts")} isPadded>
        <Facts
          facts={[
            [t("apiClient.clientId"), client.clientId],
            [t("apiClient.unit"), client.orgUnit.name],
            [
              t("apiClient.responsible"),
              <Link key="responsible" to={`/administration/users/${client.responsibleUser.id}`}>
                {client.responsibleUser.displayName} {client.responsibleUser.userName}
              </Link>,
            ],
            [t("apiClient.scopes"), <ScopeChips key="scopes" scopes={client.scopes} />],
            [t("apiClient.forms"), client.forms.join("、") || t("apiClient.allForms")],
            [t("apiClient.networks"), client.networks.join("、") || t("apiClient.anywhere")],
            [t("apiClient.expires"), client.expiresOn ? formatDate(client.expiresOn) : t("grant.open")],
            [t("user.createdAt"), formatInstant(client.createdAt)],
          ]}
        />
      </Panel>
      <ClientSecrets client={client} />
      <ClientCodes client={client} />
      <section className="panel fills">
        <div className="body">
          <CurlExample client={client} secret={null} />
        </div>
      </section>
    </>
  );
}
