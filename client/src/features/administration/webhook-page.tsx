import "./administration.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatInstant } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { ErrorState, Pending } from "@/ui/states";
import { WebhookActions } from "./webhook-actions";
import { WebhookDeliveries } from "./webhook-deliveries";
import { webhookQuery } from "./webhook-queries";
import { WebhookState } from "./webhook-state";

/** One webhook: what it is told, how it fares, and each call. */
export function WebhookPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { data: webhook, error, refetch } = useQuery(webhookQuery(id));
  if (!webhook) {
    return <>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Pending />}</>;
  }
  return (
    <>
      <PageHeader
        crumb={<Link to="/administration/webhooks">{t("administration.webhooks")}</Link>}
        title={webhook.name}
        documentTitle={webhook.name}
        actions={<WebhookActions webhook={webhook} />}
      >
        <WebhookState webhook={webhook} />
      </PageHeader>
      <Panel title={t("webhook.facts")} isPadded>
        <Facts
          facts={[
            [t("webhook.kind"), t(`webhookKind.${webhook.kind}`)],
            [
              t("webhook.owner"),
              <Link key="owner" to={`/administration/api-clients/${webhook.apiClient.id}`}>
                {webhook.apiClient.orgUnit.shortName} · {webhook.apiClient.name}
              </Link>,
            ],
            [
              t("webhook.url"),
              <span key="url" className="breaks">
                {webhook.url}
              </span>,
            ],
            [t("webhook.changes"), webhook.changes.map((kind) => t(`changeKind.${kind}`)).join("、") || t("webhook.allChanges")],
            [t("webhook.plan"), webhook.plan ?? t("webhook.allPlans")],
            [
              t("webhook.signature"),
              webhook.previousSecretUntil
                ? t("webhook.twoSecrets", { until: formatInstant(webhook.previousSecretUntil) })
                : t(webhook.isSigned ? "webhook.signed" : "webhook.unsigned"),
            ],
            [t("webhook.lastSuccess"), webhook.lastSuccessAt ? formatInstant(webhook.lastSuccessAt) : t("webhook.never")],
            [t("webhook.failingSince"), webhook.failingSince ? formatInstant(webhook.failingSince) : "—"],
            [t("webhook.open"), t("webhook.counts", { pending: webhook.pending, failed: webhook.failed })],
          ]}
        />
      </Panel>
      <WebhookDeliveries webhook={webhook} />
    </>
  );
}
