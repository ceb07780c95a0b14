import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageHeader } from "@/ui/page-header";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="lost">
      <div className="panel state">
        <img src="/favicon.svg" width="28" height="28" alt="" />
        <PageHeader title={t("state.notFound")} documentTitle={t("state.notFound")} />
        <span>{t("state.notFoundHint")}</span>
        <code className="muted">{window.location.pathname}</code>
        <Link to="/">{t("state.home")}</Link>
      </div>
    </div>
  );
}
