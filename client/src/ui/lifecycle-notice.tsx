import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatDate } from "@/lib/format";

/** Why a task or project is not counted any more. */
export function LifecycleNotice({ lifecycle }: { lifecycle: Schemas["Lifecycle"] }) {
  const { t } = useTranslation();
  const words = lifecycle.mergedInto ? t("lifecycle.into", { code: lifecycle.mergedInto }) : t(`lifecycle.${lifecycle.state}`);
  return (
    <Alert
      type="info"
      showIcon
      title={t("lifecycle.since", { day: formatDate(lifecycle.since), words })}
      description={[lifecycle.reason, lifecycle.document].filter(Boolean).join(" · ")}
    />
  );
}
