import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A correction is a new revision; it says why before it begins. */
export function CorrectButton({ name, onCorrect }: { name: string; onCorrect: (reason: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("action.correct")}</Button>
      <Modal
        open={isOpen}
        title={t("entry.correctTitle", { name })}
        okText={t("entry.correctStart")}
        cancelText={t("action.cancel")}
        okButtonProps={{ disabled: reason.trim() === "" }}
        onCancel={() => setIsOpen(false)}
        onOk={() => onCorrect(reason.trim()).then(() => setIsOpen(false))}
      >
        <p className="secondary">{t("entry.correctHint")}</p>
        <label className="field">
          {t("entry.correctionReason")}
          <Input.TextArea autoFocus rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        </label>
      </Modal>
    </>
  );
}
