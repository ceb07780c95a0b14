import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ExtensionDialog } from "./extension-dialog";
import type { Owed } from "./queries";

export function ExtendButton({ plan, submission }: { plan: string; submission: Owed }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("extension.open")}</Button>
      {isOpen && <ExtensionDialog plan={plan} submission={submission} onClose={() => setIsOpen(false)} />}
    </>
  );
}
