import "./administration.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { FormDialog } from "@/ui/dialog";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { useAct } from "./use-act";
import { emptyDraft, isComplete, toCommand, WebhookForm } from "./webhook-form";
import { createWebhook, type Webhook, webhooksQuery } from "./webhook-queries";
import { WebhookSecretOnce } from "./webhook-secret-once";
import { WebhookState } from "./webhook-state";

/** 推送: where programs and robots are called when something changes, and how each fares. */
export function WebhookList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isCreating, setIsCreating] = useState(false);
  const canManage = useOwnSession()?.permissions.includes("webhooks.manage");
  const webhooks = useInfiniteQuery(webhooksQuery);
  const shown = webhooks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t("administration.webhooks")}
        documentTitle={t("administration.webhooks")}
        actions={
          canManage && (
            <Button type="primary" onClick={() => setIsCreating(true)}>
              {t("webhook.create")}
            </Button>
          )
        }
      >
        <span className="muted">{t("webhook.gist")}</span>
      </PageHeader>
      <section className="panel fills">
        {webhooks.isPending ? (
          <Pending />
        ) : webhooks.error ? (
          <ErrorState error={webhooks.error} onRetry={() => void webhooks.refetch()} />
        ) : shown.length === 0 ? (
          <EmptyState title={t("webhook.none")}>{t("webhook.noneHint")}</EmptyState>
        ) : (
          <>
            <WebhookTable webhooks={shown} />
            <LoadMore pages={webhooks} count={shown.length} />
          </>
        )}
      </section>
      {isCreating && <CreateWebhook onClose={() => setIsCreating(false)} onOpen={(id) => void navigate(`/administration/webhooks/${id}`)} />}
    </>
  );
}

function WebhookTable({ webhooks }: { webhooks: readonly Webhook[] }) {
  const { t } = useTranslation();
  return (
    <Scroll>
      <table className="data clients">
        <thead>
          <tr>
            <th>{t("webhook.name")}</th>
            <th className="wide-only">{t("webhook.owner")}</th>
            <th className="wide-only">{t("webhook.kind")}</th>
            <th className="wide-only">{t("webhook.url")}</th>
            <th className="wide-only">{t("webhook.lastSuccess")}</th>
            <th className="wide-only">{t("webhook.open")}</th>
            <th>{t("grant.state")}</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((w) => (
            <tr key={w.id}>
              <td>
                <Link className="name strong" to={`/administration/webhooks/${w.id}`}>
                  {w.name}
                </Link>
                <div className="secondary small narrow-only">
                  {w.apiClient.name} · {t(`webhookKind.${w.kind}`)}
                </div>
                <div className="secondary small narrow-only">{t("webhook.counts", { pending: w.pending, failed: w.failed })}</div>
              </td>
              <td className="wide-only">
                <Link to={`/administration/api-clients/${w.apiClient.id}`}>{w.apiClient.name}</Link>
              </td>
              <td className="nowrap wide-only">{t(`webhookKind.${w.kind}`)}</td>
              <td className="secondary wide-only breaks">{w.url}</td>
              <td className="nowrap secondary wide-only">{w.lastSuccessAt ? formatInstant(w.lastSuccessAt) : t("webhook.never")}</td>
              <td className="nowrap secondary wide-only">{t("webhook.counts", { pending: w.pending, failed: w.failed })}</td>
              <td className="nowrap">
                <WebhookState webhook={w} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function CreateWebhook({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptyDraft);
  const create = useAct(() => createWebhook(toCommand(draft)), { isForm: true });
  if (create.data) {
    const { webhook, secret } = create.data;
    return <WebhookSecretOnce title={t("webhook.created", { name: webhook.name })} secret={secret} onClose={() => onOpen(webhook.id)} />;
  }
  return (
    <FormDialog
      title={t("webhook.create")}
      ok={t("webhook.createOk")}
      width={640}
      isReady={isComplete(draft)}
      isBusy={create.isPending}
      onOk={() => create.mutate(undefined)}
      onClose={onClose}
    >
      <WebhookForm isNew draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  );
}
