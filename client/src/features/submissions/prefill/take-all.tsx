import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Suggestions } from "./use-suggestions";

/** All that may be taken over and says something else than what stands there. */
export function TakeAll({ suggestions: { open, take } }: { suggestions: Suggestions }) {
  const { t } = useTranslation();
  return (
    open.length > 0 && (
      <Button size="small" onClick={() => void take(open)}>
        {t("prefill.takeAll", { count: open.length })}
      </Button>
    )
  );
}
