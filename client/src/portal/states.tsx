import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ApiError } from "@/api/api-error";
import { Heading } from "./heading";

/** What is shown while an answer is awaited, or in its place: one line, where the page will be. */
export function Awaited({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  if (!error) {
    return (
      <p className="awaited" role="status">
        {t("portal.loading")}
      </p>
    );
  }
  if (error instanceof ApiError && error.status === 404) {
    return <NotThere />;
  }
  return (
    <div className="awaited" role="alert">
      <p>{t("portal.failed")}</p>
      <button type="button" className="plain" onClick={onRetry}>
        {t("portal.retry")}
      </button>
    </div>
  );
}

export function NotThere() {
  const { t } = useTranslation();
  return (
    <div className="awaited">
      <Heading title={t("portal.notThere")} />
      <p>{t("portal.notThereHint")}</p>
      <Link to="/public">{t("portal.toStart")}</Link>
    </div>
  );
}
