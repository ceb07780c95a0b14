import { useTranslation } from "react-i18next";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { confirmGrant, type Grant, revokeGrant } from "./queries";
import { useAct } from "./use-act";

/** Confirm, refuse or revoke, as the server allows; and why one's own grant cannot be confirmed. */
export function GrantActions({ grant }: { grant: Grant }) {
  const { t } = useTranslation();
  const own = useOwnSession();
  const what = { name: grant.user.displayName, unit: grant.orgUnit.shortName, role: t(`person.${grant.role}`) };
  const isPending = grant.state === "pending";
  const confirm = useAct(() => confirmGrant(grant), { done: () => t("grant.confirmed", what) });
  const revoke = useAct(() => revokeGrant(grant), { done: () => t(isPending ? "grant.refused" : "grant.revoked", what) });
  const isOwn = isPending && !!grant.grantedBy && grant.grantedBy.id === own?.user.id;
  return (
    <span className="acts">
      {isOwn && <span className="muted small">{t("grant.notByYourself")}</span>}
      {grant.allowedActions.includes("confirm") && (
        <ConfirmButton
          isSmall
          label={t("grant.confirm")}
          title={t("grant.confirmTitle", what)}
          consequence={t("grant.confirmHint", { by: grant.grantedBy?.displayName ?? t("grant.fromStart"), at: formatInstant(grant.grantedAt) })}
          act={() => confirm.mutateAsync(undefined)}
        />
      )}
      {grant.allowedActions.includes("revoke") && (
        <ConfirmButton
          isSmall
          isDanger
          label={t(isPending ? (isOwn ? "grant.withdraw" : "grant.refuse") : "grant.revoke")}
          title={t(isPending ? "grant.refuseTitle" : "grant.revokeTitle", what)}
          consequence={t(isPending ? "grant.refuseHint" : "grant.revokeHint")}
          act={() => revoke.mutateAsync(undefined)}
        />
      )}
    </span>
  );
}
