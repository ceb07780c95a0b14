import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { Once } from "@/ui/once";

type Props = { title: string; userName: string; password: string; onClose: () => void; onOpen?: () => void; children?: ReactNode };

/** A password that is shown this once. Only its own buttons close it: Esc does not take it away. */
export function PasswordOnce({ title, userName, password, onClose, onOpen, children }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      footer={
        <>
          {onOpen && <Button onClick={onOpen}>{t("user.open")}</Button>}
          <Button type="primary" onClick={onClose}>
            {t("once.kept")}
          </Button>
        </>
      }
    >
      <Once label={t("once.password", { userName })} value={password}>
        {t("once.passwordHint")}
      </Once>
      {children}
    </Dialog>
  );
}
