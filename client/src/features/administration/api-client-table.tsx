import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate } from "@/lib/format";
import { Scroll } from "@/ui/scroll";
import type { ApiClient } from "./queries";
import { ScopeChips } from "./scopes";
import { ClientState } from "./states";

export function ApiClientTable({ clients }: { clients: readonly ApiClient[] }) {
  const { t } = useTranslation();
  const secrets = (c: ApiClient) =>
    c.publicKeys ? t("apiClient.byKeys") : c.secrets.length > 0 ? t("apiClient.liveSecrets", { count: c.secrets.length }) : t("apiClient.noSecret");
  return (
    <Scroll>
      <table className="data clients">
        <thead>
          <tr>
            <th>{t("apiClient.name")}</th>
            <th className="wide-only">{t("apiClient.clientId")}</th>
            <th className="wide-only">{t("grant.unit")}</th>
            <th className="wide-only">{t("apiClient.scopes")}</th>
            <th className="wide-only">{t("apiClient.forms")}</th>
            <th className="wide-only">{t("apiClient.networks")}</th>
            <th className="wide-only">{t("apiClient.expires")}</th>
            <th className="wide-only">{t("apiClient.secrets")}</th>
            <th>{t("grant.state")}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map((c) => (
            <tr key={c.id}>
              <td>
                <Link className="name strong" to={`/administration/api-clients/${c.id}`}>
                  {c.name}
                </Link>
                <div className="secondary small narrow-only">
                  {c.orgUnit.shortName} · {c.clientId}
                </div>
                <div className="secondary small narrow-only">
                  {t("apiClient.secrets")} {secrets(c)} · {c.expiresOn ? t("apiClient.until", { date: formatDate(c.expiresOn) }) : t("grant.open")}
                </div>
              </td>
              <td className="nowrap secondary wide-only">{c.clientId}</td>
              <td className="nowrap wide-only">{c.orgUnit.shortName}</td>
              <td className="wide-only">
                <ScopeChips scopes={c.scopes} />
              </td>
              <td className="secondary wide-only breaks">{c.forms.join("、") || t("apiClient.allForms")}</td>
              <td className="secondary wide-only breaks">{c.networks.join("、") || t("apiClient.anywhere")}</td>
              <td className="nowrap secondary wide-only">{c.expiresOn ? formatDate(c.expiresOn) : t("grant.open")}</td>
              <td className="nowrap secondary wide-only">{secrets(c)}</td>
              <td className="nowrap">
                <ClientState state={c.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
