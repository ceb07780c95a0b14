import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { providersQuery } from "./queries";

/** The ways in with an account of another house. They come back to the page that was asked for. */
export function OutsideSignIns() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const providers = useQuery(providersQuery);
  if (!providers.data?.items.length) {
    return null;
  }
  const returnPath = pathname === "/sign-in" ? "/" : pathname + search;
  return (
    <div className="outside">
      <p className="divider muted small">{t("signIn.or")}</p>
      {providers.data.items.map((provider) => (
        <Button key={provider.name} block size="large" href={`${provider.href}?returnPath=${encodeURIComponent(returnPath)}`}>
          {t("signIn.with", { name: provider.displayName })}
        </Button>
      ))}
    </div>
  );
}

/** How an outside sign-in ended that opened no session. */
export function OutsideOutcome() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const outcome = new URLSearchParams(search).get("external");
  if (outcome === "pending") {
    return <Alert className="failure" type="info" showIcon title={t("signIn.pending")} description={t("signIn.pendingHint")} />;
  }
  if (outcome === "failed") {
    return <Alert className="failure" type="error" showIcon title={t("signIn.failed")} description={t("signIn.failedHint")} />;
  }
  return null;
}
