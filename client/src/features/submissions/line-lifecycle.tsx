import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { MarkTag } from "@/ui/mark-tag";

/** That the line's task or project has been cancelled or merged since the form was handed in, and why: what is decided on it counts nowhere. */
export function LineLifecycle({ lifecycle }: { lifecycle: Schemas["Lifecycle"] | null }) {
  const { t } = useTranslation();
  return (
    lifecycle && (
      <div className="small">
        <MarkTag light="grey">{lifecycle.mergedInto ? t("lifecycle.into", { code: lifecycle.mergedInto }) : t(`lifecycle.${lifecycle.state}`)}</MarkTag>{" "}
        <span className="muted">{lifecycle.reason}</span>
      </div>
    )
  );
}
