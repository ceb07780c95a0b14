import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "@/ui/states";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t("state.notFound")}>
      <Link to="/">{t("state.home")}</Link>
    </EmptyState>
  );
}
