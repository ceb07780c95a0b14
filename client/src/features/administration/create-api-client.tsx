import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/ui/dialog";
import { ApiClientForm } from "./api-client-form";
import { emptyDraft, isComplete, toCommand } from "./client-draft";
import { createApiClient } from "./queries";
import { SecretOnce } from "./secret-once";
import { useAct } from "./use-act";

/** Registers a program; its first secret stands here once, with the calls to begin with. */
export function CreateApiClient({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptyDraft);
  const create = useAct(() => createApiClient(toCommand(draft)), { isForm: true });
  if (create.data) {
    const { client, secret } = create.data;
    return (
      <SecretOnce title={t("apiClient.created", { name: client.name })} client={client} secret={secret} onClose={onClose} onOpen={() => onOpen(client.id)} />
    );
  }
  return (
    <FormDialog
      title={t("apiClient.create")}
      ok={t("apiClient.createOk")}
      width={640}
      isReady={isComplete(draft)}
      isBusy={create.isPending}
      onOk={() => create.mutate(undefined)}
      onClose={onClose}
    >
      <ApiClientForm isNew draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  );
}
