import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/ui/dialog";

/** A correction is a new revision; it says why before it begins. */
export function CorrectButton({ name, onCorrect }: { name: string; onCorrect: (reason: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [reason, setReason] = useState("");
  const correct = async () => {
    setIsBusy(true);
    try {
      await onCorrect(reason.trim());
      setIsOpen(false);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("action.correct")}</Button>
      {isOpen && (
        <FormDialog
          title={t("entry.correctTitle", { name })}
          ok={t("entry.correctStart")}
          isReady={reason.trim() !== ""}
          isBusy={isBusy}
          onOk={() => void correct()}
          onClose={() => setIsOpen(false)}
        >
          <p className="secondary">{t("entry.correctHint")}</p>
          <label className="field">
            {t("entry.correctionReason")}
            <Input.TextArea autoFocus rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
          </label>
        </FormDialog>
      )}
    </>
  );
}
