import { useTranslation } from "react-i18next";
import { formatInstant } from "@/lib/format";
import type { Light } from "@/ui/light";
import { MarkTag } from "@/ui/mark-tag";
import type { ApiClient, Grant, User } from "./queries";

const userLights: Record<User["state"], Light> = { active: "green", locked: "yellow", disabled: "grey" };
const grantLights: Record<Grant["state"], Light> = { pending: "yellow", inForce: "green", toCome: "grey", ended: "grey" };
const clientLights: Record<ApiClient["state"], Light> = { active: "green", expired: "yellow", disabled: "grey" };

export function UserState({ state }: { state: User["state"] }) {
  const { t } = useTranslation();
  return (
    <MarkTag light={userLights[state]} title={t(`userStateHint.${state}`)}>
      {t(`userState.${state}`)}
    </MarkTag>
  );
}

/** An ended grant carries no mark: it is history. */
export function GrantState({ grant }: { grant: Grant }) {
  const { t } = useTranslation();
  if (grant.state === "ended") {
    return (
      <span className="muted">
        {t("grantState.ended")}
        {grant.revokedAt && <span className="small"> {t("grant.revokedAt", { at: formatInstant(grant.revokedAt) })}</span>}
      </span>
    );
  }
  return <MarkTag light={grantLights[grant.state]}>{t(`grantState.${grant.state}`)}</MarkTag>;
}

export function ClientState({ state }: { state: ApiClient["state"] }) {
  const { t } = useTranslation();
  return <MarkTag light={clientLights[state]}>{t(`clientState.${state}`)}</MarkTag>;
}
