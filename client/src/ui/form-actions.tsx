import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/api-error";

/** Counts down the seconds that the server asks to wait. */
function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error instanceof ApiError ? error.retryAfter : null;
    if (!seconds) {
      setLeft(0);
      return undefined;
    }
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = window.setInterval(tick, 500);
    return () => window.clearInterval(timer);
  }, [error]);
  return left;
}

type Props = { label: string; isPending: boolean; error: unknown; isDisabled?: boolean; isBlock?: boolean; onCancel?: (() => void) | undefined };

/** The one button that sends a form, closed while the server asks to wait, and the way out. */
export function FormActions({ label, isPending, error, isDisabled = false, isBlock = false, onCancel }: Props) {
  const { t } = useTranslation();
  const wait = useWait(error);
  return (
    <div className="form-actions">
      {onCancel && <Button onClick={onCancel}>{t("action.cancel")}</Button>}
      <Button type="primary" htmlType="submit" size={isBlock ? "large" : "middle"} block={isBlock} loading={isPending} disabled={isDisabled || wait > 0}>
        {wait > 0 ? t("form.wait", { seconds: wait }) : label}
      </Button>
    </div>
  );
}
