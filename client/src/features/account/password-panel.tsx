import { App, Button } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { Panel } from "@/ui/panel";
import { ChangePassword } from "./change-password";
import type { Account } from "./queries";

/** From so many days before on, the end of a password is pointed out. */
const warnDays = 14;

export function PasswordPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isOpen, setIsOpen] = useState(false);
  const { passwordExpiresAt: end, hasPassword } = account;
  const days = end ? dayjs(end).diff(dayjs(), "day") : null;
  return (
    <Panel
      title={t("account.password")}
      isPadded
      extra={
        hasPassword && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t("password.open")}
          </Button>
        )
      }
    >
      {!hasPassword ? (
        <p className="secondary">{t("account.noPassword")}</p>
      ) : end && days !== null ? (
        <>
          <p>{t("account.expires", { date: formatDate(end) })}</p>
          <p className={days <= warnDays ? "yellow" : "muted"}>{t("account.expiresIn", { days: Math.max(days, 0) })}</p>
        </>
      ) : (
        <p className="secondary">{t("account.neverExpires")}</p>
      )}
      {isOpen && (
        <Dialog title={t("password.title")} onClose={() => setIsOpen(false)}>
          <ChangePassword
            account={account}
            onCancel={() => setIsOpen(false)}
            onDone={() => {
              setIsOpen(false);
              void message.success(t("password.changed"));
            }}
          />
        </Dialog>
      )}
    </Panel>
  );
}
