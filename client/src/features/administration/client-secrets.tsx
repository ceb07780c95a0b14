import { Button, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Scroll } from "@/ui/scroll";
import { EmptyState } from "@/ui/states";
import { addSecret, type ApiClient, revokeSecret } from "./queries";
import { SecretOnce } from "./secret-once";
import { useAct } from "./use-act";

/** The live secrets, told apart by their ending: a second is made and handed over before the first is revoked. */
export function ClientSecrets({ client }: { client: ApiClient }) {
  const { t } = useTranslation();
  const [isAdding, setIsAdding] = useState(false);
  const canAdd = client.allowedActions.includes("addSecret");
  const canRevoke = client.allowedActions.includes("update");
  const revoke = useAct((secret: Schemas["ApiClientSecret"]) => revokeSecret(client, secret), { done: () => t("secret.revoked") });
  return (
    <section className="panel">
      <header>
        <h2>{t("secret.title")}</h2>
        <span className="muted">{t(client.secrets.length > 1 ? "secret.twoLive" : "secret.rotate")}</span>
        {canAdd && (
          <div className="extra">
            <Button onClick={() => setIsAdding(true)}>{t("secret.add")}</Button>
          </div>
        )}
      </header>
      {client.secrets.length === 0 ? (
        <EmptyState title={t(client.publicKeys ? "secret.byKeys" : "secret.none")}>{t(client.publicKeys ? "secret.byKeysHint" : "secret.noneHint")}</EmptyState>
      ) : (
        <Scroll>
          <table className="data grants">
            <thead>
              <tr>
                <th>{t("secret.ending")}</th>
                <th className="wide-only">{t("secret.createdAt")}</th>
                <th>{t("secret.expiresAt")}</th>
                {canRevoke && <th className="acts">{t("grant.acts")}</th>}
              </tr>
            </thead>
            <tbody>
              {client.secrets.map((secret) => (
                <tr key={secret.id}>
                  <td className="nowrap">
                    <code>…{secret.ending}</code>
                    <div className="muted small narrow-only">{formatInstant(secret.createdAt)}</div>
                  </td>
                  <td className="nowrap secondary wide-only">{formatInstant(secret.createdAt)}</td>
                  <td className="nowrap secondary">{secret.expiresAt ? formatInstant(secret.expiresAt) : t("secret.untilRevoked")}</td>
                  {canRevoke && (
                    <td className="acts">
                      <ConfirmButton
                        isSmall
                        isDanger
                        label={t("secret.revoke")}
                        title={t("secret.revokeTitle", { ending: secret.ending, name: client.name })}
                        consequence={t(client.secrets.length === 1 && !client.publicKeys ? "secret.revokeLastHint" : "secret.revokeHint")}
                        act={() => revoke.mutateAsync(secret)}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {isAdding && <AddSecret client={client} onClose={() => setIsAdding(false)} />}
    </section>
  );
}

function AddSecret({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const { t } = useTranslation();
  const [until, setUntil] = useState("");
  const add = useAct(() => addSecret(client, { expiresAt: until ? dayjs(until).toISOString() : null }), { isForm: true });
  if (add.data) {
    return <SecretOnce title={t("secret.added", { name: client.name })} client={add.data.client} secret={add.data.secret} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t("secret.addTitle", { name: client.name })}
      ok={t("secret.add")}
      isBusy={add.isPending}
      onOk={() => add.mutate(undefined)}
      onClose={onClose}
    >
      <FormProblem error={add.error} places={["/expiresAt"]} />
      <p className="secondary">{t("secret.addHint")}</p>
      <Field label={`${t("secret.expiresAt")}${t("form.optional")}`} hint={t("grant.toHint")} error={errorsAt(add.error, "/expiresAt")}>
        {(control) => (
          <Input {...control} type="date" min={today().add(1, "day").format("YYYY-MM-DD")} value={until} onChange={(e) => setUntil(e.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
