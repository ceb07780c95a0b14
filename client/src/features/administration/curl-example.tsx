import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/copy-button";
import { curlScript } from "./curl-script";
import { type ApiClient, planQuery } from "./queries";

/** The calls a program begins with, ready for bash: this server, this client, what its scopes allow. */
export function CurlExample({ client, secret }: { client: ApiClient; secret: string | null }) {
  const { t } = useTranslation();
  const plan = useQuery(planQuery);
  const script = curlScript({
    address: window.location.origin,
    clientId: client.clientId,
    plan: plan.data ?? "",
    scopes: client.scopes,
    isByKeys: client.publicKeys !== null && !secret,
    secret: secret ?? t("curl.secretHere"),
    say: {
      token: t("curl.token"),
      list: t("curl.list"),
      first: t("curl.first"),
      save: t("curl.save"),
      submit: t("curl.submit"),
      key: t("curl.key"),
      plan: t("curl.plan"),
      assertion: t("curl.assertion"),
      assertionHere: t("curl.assertionHere"),
    },
  });
  return (
    <div className="example">
      <div className="row">
        <h3>{t("curl.title")}</h3>
        <span className="muted small">{t("curl.note")}</span>
        <CopyButton text={script} label={t("curl.copy")} />
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} aria-label={t("curl.title")}>
        {script}
      </pre>
    </div>
  );
}
