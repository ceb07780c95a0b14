import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { Dialog } from "@/ui/dialog";

/** Leaving the page with a draft that is not saved asks; going from tab to tab does not leave it. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isDirty) {
      window.addEventListener("beforeunload", ask);
    }
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
  if (blocker.state !== "blocked") {
    return null;
  }
  return (
    <Dialog
      title={t("reportForm.leave")}
      width={416}
      onClose={() => blocker.reset()}
      footer={
        <>
          <Button danger onClick={() => blocker.proceed()}>
            {t("entry.leaveGo")}
          </Button>
          <Button type="primary" autoFocus onClick={() => blocker.reset()}>
            {t("entry.leaveStay")}
          </Button>
        </>
      }
    >
      <p className="secondary">{t("reportForm.leaveHint")}</p>
    </Dialog>
  );
}
