import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { Panel } from "@/ui/panel";
import type { Account } from "./queries";
import { RecoveryRenewal } from "./recovery-renewal";
import { TotpEnrolment } from "./totp-enrolment";

/** With so few recovery codes left, new ones are due. */
const fewCodes = 3;

/** What the dialog is about; it stays that when the account changes under way. */
type Task = "enrol" | "replace" | "renew";

export function TotpPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Task | null>(null);
  // While codes are shown, only their own button closes: what is not saved is lost.
  const [isLocked, setIsLocked] = useState(false);
  const { hasTotp, needsTotp, recoveryCodesLeft } = account;
  const show = (what: Task | null) => {
    setIsLocked(false);
    setOpen(what);
  };
  const finish = () => {
    void message.success(open === "renew" ? t("recovery.done") : t("totp.done"));
    show(null);
  };
  return (
    <Panel
      title={t("account.totp")}
      isPadded
      extra={
        <Button size="small" onClick={() => show(hasTotp ? "replace" : "enrol")}>
          {hasTotp ? t("totp.replace") : t("totp.enrol")}
        </Button>
      }
    >
      {hasTotp ? (
        <>
          <p className="light green">
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
              <path d="M2 6.5 5 9.5 10.5 3" />
            </svg>
            {t("totp.on")}
          </p>
          <div className="pair">
            <span className={recoveryCodesLeft <= fewCodes ? "yellow" : "secondary"}>{t("recovery.left", { count: recoveryCodesLeft })}</span>
            <Button type="link" size="small" onClick={() => show("renew")}>
              {t("recovery.renew")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={needsTotp ? "yellow" : "secondary"}>{needsTotp ? t("totp.needed") : t("totp.off")}</p>
          <p className="muted small">{t("totp.about")}</p>
        </>
      )}
      {open && (
        <Dialog title={t(`totpTask.${open}`)} onClose={isLocked ? undefined : () => show(null)}>
          {open === "renew" ? (
            <RecoveryRenewal account={account} onRenewed={() => setIsLocked(true)} onDone={finish} onCancel={() => show(null)} />
          ) : (
            <TotpEnrolment account={account} onEnrolled={() => setIsLocked(true)} onDone={finish} onCancel={() => show(null)} />
          )}
        </Dialog>
      )}
    </Panel>
  );
}
