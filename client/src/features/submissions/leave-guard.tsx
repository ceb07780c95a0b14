import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { Dialog } from "@/ui/dialog";

/** Leaving a page with unsaved work saves it first; only what cannot be saved asks. */
export function LeaveGuard({ isDirty, save }: { isDirty: boolean; save: () => Promise<boolean> }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname);
  const latest = useRef({ save, blocker });
  useEffect(() => {
    latest.current = { save, blocker };
  });
  useEffect(() => {
    if (blocker.state === "blocked") {
      void latest.current.save().then((isSaved) => (isSaved ? latest.current.blocker.proceed?.() : setIsAsking(true)));
    }
  }, [blocker.state]);
  if (!isAsking || blocker.state !== "blocked") {
    return null;
  }
  const stay = () => {
    setIsAsking(false);
    blocker.reset();
  };
  return (
    <Dialog
      title={t("entry.leave")}
      width={416}
      onClose={stay}
      footer={
        <>
          <Button danger onClick={() => blocker.proceed()}>
            {t("entry.leaveGo")}
          </Button>
          <Button type="primary" autoFocus onClick={stay}>
            {t("entry.leaveStay")}
          </Button>
        </>
      }
    >
      <p className="secondary">{t("entry.leaveHint")}</p>
    </Dialog>
  );
}
