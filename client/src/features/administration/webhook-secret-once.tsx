import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { Once } from "@/ui/once";

/** What signs the calls, this once; a robot has its own. */
export function WebhookSecretOnce({ title, secret, onClose }: { title: string; secret: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      width={640}
      footer={
        <Button type="primary" onClick={onClose}>
          {t(secret ? "once.kept" : "action.close")}
        </Button>
      }
    >
      {secret ? (
        <Once label={t("webhook.secret")} value={secret}>
          {t("webhook.secretHint")}
        </Once>
      ) : (
        <p>{t("webhook.robotCreated")}</p>
      )}
    </Dialog>
  );
}
