import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { MarkTag } from "@/ui/mark-tag";
import { cancelRelease, type Release, releasesKey } from "./queries";

const lights = { scheduled: "yellow", published: "green", cancelled: "grey" } as const;

export function ReleaseStateTag({ release }: { release: Release }) {
  const { t } = useTranslation();
  return <MarkTag light={lights[release.state]}>{t(`releaseState.${release.state}`)}</MarkTag>;
}

/** Calls it off while nobody has seen it. */
export function CancelButton({ plan, release, isSmall = false }: { plan: string; release: Release; isSmall?: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  return (
    <ConfirmButton
      isDanger
      isSmall={isSmall}
      label={t("release.cancel")}
      title={t("release.cancelTitle", { no: release.no, title: release.title })}
      consequence={t("release.cancelConsequence", { at: formatInstant(release.publishAt) })}
      act={() =>
        cancelRelease(plan, release)
          .then(() => message.success(t("release.isCancelled", { no: release.no })))
          .catch((error: unknown) => message.error(explain(error, t("state.failed"))))
          .finally(() => client.invalidateQueries({ queryKey: releasesKey(plan) }))
      }
    />
  );
}
