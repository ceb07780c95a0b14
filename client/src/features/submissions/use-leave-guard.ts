import { App } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

/** Leaving a page with unsaved work saves it first; only what cannot be saved asks. */
export function useLeaveGuard(isDirty: boolean, save: () => Promise<boolean>): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  }, [save]);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname);
  const isAsking = useRef(false);
  useEffect(() => {
    if (blocker.state !== "blocked") {
      isAsking.current = false;
      return;
    }
    if (isAsking.current) {
      return;
    }
    isAsking.current = true;
    void latest.current().then((isSaved) => {
      if (isSaved) {
        blocker.proceed();
        return;
      }
      modal.confirm({
        title: t("entry.leave"),
        content: t("entry.leaveHint"),
        okText: t("entry.leaveGo"),
        cancelText: t("entry.leaveStay"),
        okButtonProps: { danger: true },
        onOk: () => blocker.proceed(),
        onCancel: () => blocker.reset(),
      });
    });
  }, [blocker, modal, t]);
}
