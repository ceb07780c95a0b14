import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ConfirmButton } from "@/ui/confirm-button";
import { FormDialog } from "@/ui/dialog";
import { useAct } from "./use-act";
import { draftOf, isComplete, toChange, WebhookForm } from "./webhook-form";
import { makeSecret, removeWebhook, testWebhook, updateWebhook, type Webhook } from "./webhook-queries";
import { WebhookSecretOnce } from "./webhook-secret-once";

/** Exactly what the server allows with this webhook. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isEditing, setIsEditing] = useState(false);
  const what = { name: webhook.name };
  const pause = useAct((paused: boolean) => updateWebhook(webhook, { paused }), {
    done: (changed) => t(changed.state === "paused" ? "webhook.paused" : "webhook.resumed", what),
  });
  const test = useAct(() => testWebhook(webhook), { done: () => t("webhook.tested") });
  const secret = useAct(() => makeSecret(webhook));
  const remove = useAct(() => removeWebhook(webhook), { done: () => t("webhook.removed", what) });
  const can = (action: Webhook["allowedActions"][number]) => webhook.allowedActions.includes(action);
  return (
    <>
      {can("test") && (
        <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t("webhook.test")}
        </Button>
      )}
      {can("update") && <Button onClick={() => setIsEditing(true)}>{t("action.edit")}</Button>}
      {can("pause") && (
        <Button loading={pause.isPending} onClick={() => pause.mutate(true)}>
          {t("webhook.pause")}
        </Button>
      )}
      {can("resume") && (
        <Button loading={pause.isPending} onClick={() => pause.mutate(false)}>
          {t("webhook.resume")}
        </Button>
      )}
      {can("makeSecret") && (
        <ConfirmButton
          label={t("webhook.makeSecret")}
          title={t("webhook.makeSecretTitle", what)}
          consequence={t("webhook.makeSecretHint")}
          act={() => secret.mutateAsync(undefined)}
        />
      )}
      {can("remove") && (
        <ConfirmButton
          isDanger
          label={t("webhook.remove")}
          title={t("webhook.removeTitle", what)}
          consequence={t("webhook.removeHint")}
          act={async () => {
            await remove.mutateAsync(undefined);
            await navigate("/administration/webhooks");
          }}
        />
      )}
      {isEditing && can("update") && <EditWebhook webhook={webhook} onClose={() => setIsEditing(false)} />}
      {secret.data && <WebhookSecretOnce title={t("webhook.secretMade", what)} secret={secret.data.secret} onClose={secret.reset} />}
    </>
  );
}

function EditWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(webhook));
  const change = useAct(() => updateWebhook(webhook, toChange(draft)), { isForm: true, done: (changed) => t("webhook.changed", { name: changed.name }) });
  return (
    <FormDialog
      title={t("webhook.editTitle", { name: webhook.name })}
      ok={t("action.save")}
      width={640}
      isReady={isComplete(draft)}
      isBusy={change.isPending}
      onOk={() => change.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <WebhookForm draft={draft} onChange={setDraft} error={change.error} />
    </FormDialog>
  );
}
