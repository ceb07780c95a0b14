import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { Once } from "@/ui/once";
import { CurlExample } from "./curl-example";
import type { ApiClient } from "./queries";

type Props = { title: string; client: ApiClient; secret: string | null; onClose: () => void; onOpen?: () => void };

/** A program's new secret, this once, and in an example that can be pasted as it is. */
export function SecretOnce({ title, client, secret, onClose, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      width={760}
      footer={
        <>
          {onOpen && <Button onClick={onOpen}>{t("apiClient.open")}</Button>}
          <Button type="primary" onClick={onClose}>
            {t(secret ? "once.kept" : "action.close")}
          </Button>
        </>
      }
    >
      {secret ? (
        <Once label={t("once.secret", { clientId: client.clientId })} value={secret}>
          {t("once.secretHint")}
        </Once>
      ) : (
        <p>{t("once.noSecret", { clientId: client.clientId })}</p>
      )}
      <CurlExample client={client} secret={secret} />
    </Dialog>
  );
}
