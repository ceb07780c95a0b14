import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { Scroll } from "@/ui/scroll";
import { LinkIdentity } from "./link-identity";
import { type Identity, linkIdentity } from "./queries";
import { useAct } from "./use-act";

/** People another house vouches for. The name it gives proves nothing, and the table says so. */
export function PendingIdentities({ identities }: { identities: readonly Identity[] }) {
  const { t } = useTranslation();
  const [linking, setLinking] = useState<Identity | null>(null);
  const canManage = useOwnSession()?.permissions.includes("access.manage");
  const refuse = useAct((identity: Identity) => linkIdentity(identity, null), { done: () => t("identity.refused") });
  return (
    <Scroll>
      <table className="data grants">
        <thead>
          <tr>
            <th>{t("identity.name")}</th>
            <th className="wide-only">{t("identity.issuer")}</th>
            <th className="wide-only">{t("identity.subject")}</th>
            <th className="wide-only">{t("identity.firstSeen")}</th>
            {canManage && <th className="acts">{t("grant.acts")}</th>}
          </tr>
        </thead>
        <tbody>
          {identities.map((identity) => (
            <tr key={identity.id}>
              <td>
                {identity.displayName} <span className="muted small">{t("identity.unproven")}</span>
                <div className="muted small narrow-only breaks">
                  {identity.issuer}
                  <br />
                  {identity.subject} · {formatInstant(identity.firstSeenAt)}
                </div>
              </td>
              <td className="wide-only breaks">{identity.issuer}</td>
              <td className="wide-only breaks">{identity.subject}</td>
              <td className="nowrap secondary wide-only">{formatInstant(identity.firstSeenAt)}</td>
              {canManage && (
                <td className="acts">
                  <span className="acts">
                    <Button size="small" onClick={() => setLinking(identity)}>
                      {t("identity.link")}
                    </Button>
                    <ConfirmButton
                      isSmall
                      isDanger
                      label={t("identity.refuse")}
                      title={t("identity.refuseTitle", { name: identity.displayName, subject: identity.subject })}
                      consequence={t("identity.refuseHint", { issuer: identity.issuer })}
                      act={() => refuse.mutateAsync(identity)}
                    />
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {linking && <LinkIdentity identity={linking} onClose={() => setLinking(null)} />}
    </Scroll>
  );
}
