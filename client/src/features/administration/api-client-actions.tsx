import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "@/ui/confirm-button";
import { FormDialog } from "@/ui/dialog";
import { ApiClientForm } from "./api-client-form";
import { draftOf, isComplete, toChange } from "./client-draft";
import { type ApiClient, updateApiClient } from "./queries";
import { useAct } from "./use-act";

/** Exactly what the server allows with this program. */
export function ApiClientActions({ client }: { client: ApiClient }) {
  const { t } = useTranslation();
  const [isEditing, setIsEditing] = useState(false);
  const what = { name: client.name };
  const change = useAct((disabled: boolean) => updateApiClient(client, { disabled }), {
    done: (changed) => t(changed.state === "disabled" ? "apiClient.disabled" : "apiClient.enabled", what),
  });
  const can = (action: ApiClient["allowedActions"][number]) => client.allowedActions.includes(action);
  return (
    <>
      {can("update") && <Button onClick={() => setIsEditing(true)}>{t("action.edit")}</Button>}
      {can("disable") && (
        <ConfirmButton
          label={t("user.disable")}
          title={t("apiClient.disableTitle", what)}
          consequence={t("apiClient.disableHint", { unit: client.orgUnit.shortName })}
          isDanger
          act={() => change.mutateAsync(true)}
        />
      )}
      {can("enable") && (
        <ConfirmButton
          label={t("user.enable")}
          title={t("apiClient.enableTitle", what)}
          consequence={t("apiClient.enableHint")}
          act={() => change.mutateAsync(false)}
        />
      )}
      {isEditing && can("update") && <EditApiClient client={client} onClose={() => setIsEditing(false)} />}
    </>
  );
}

function EditApiClient({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(client));
  const change = useAct(() => updateApiClient(client, toChange(draft)), { isForm: true, done: (changed) => t("apiClient.changed", { name: changed.name }) });
  return (
    <FormDialog
      title={t("apiClient.editTitle", { name: client.name })}
      ok={t("action.save")}
      width={640}
      isReady={isComplete(draft)}
      isBusy={change.isPending}
      onOk={() => change.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="secondary">{t("apiClient.editHint")}</p>
      <ApiClientForm draft={draft} onChange={setDraft} error={change.error} />
    </FormDialog>
  );
}
