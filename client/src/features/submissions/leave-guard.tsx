import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { Dialog } from "@/ui/dialog";
import type { Draft } from "./draft";

/** Leaving a page with unsaved work saves it first; only what cannot be saved asks. Without a connection the browser keeps it. */
export function LeaveGuard({ draft, isDirty, isOffline }: { draft: Draft; isDirty: boolean; isOffline: boolean }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname);
  const latest = useRef(blocker);
  useEffect(() => {
    latest.current = blocker;
  });
  useEffect(() => {
    if (blocker.state === "blocked") {
      void draft.save().then(() => (draft.isDirty ? setIsAsking(true) : latest.current.proceed?.()));
    }
  }, [blocker.state, draft]);
  if (!isAsking || blocker.state !== "blocked") {
    return null;
  }
  const stay = () => {
    setIsAsking(false);
    blocker.reset();
  };
  const go = () => {
    if (!isOffline) {
      draft.discard();
    }
    blocker.proceed();
  };
  return (
    <Dialog
      title={t("entry.leave")}
      width={416}
      onClose={stay}
      footer={
        <>
          <Button danger={!isOffline} onClick={go}>
            {isOffline ? t("entry.leaveKept") : t("entry.leaveGo")}
          </Button>
          <Button type="primary" autoFocus onClick={stay}>
            {t("entry.leaveStay")}
          </Button>
        </>
      }
    >
      <p className="secondary">{isOffline ? t("entry.leaveKeptHint") : t("entry.leaveHint")}</p>
    </Dialog>
  );
}
