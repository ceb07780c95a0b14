import { Alert } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, isAt } from "@/api/api-error";

/** Why a form was refused, in a box over its fields. What is said at the fields, at these places, is not said again. */
export function FormProblem({ error, places = [] }: { error: unknown; places?: readonly string[] }) {
  const { t } = useTranslation();
  useEffect(() => {
    if (error) {
      // In a long form it may be out of sight. A page under a dialog is out of reach.
      document.querySelector<HTMLElement>('[aria-invalid="true"]:not([inert] *)')?.focus();
    }
  }, [error]);
  if (!error) {
    return null;
  }
  const problem = error instanceof ApiError ? error : null;
  const elsewhere = problem?.errors.filter((e) => !places.some((place) => isAt(e.pointer, place))) ?? [];
  if (problem && problem.errors.length > 0 && elsewhere.length === 0) {
    return null;
  }
  const isStale = problem?.status === 412;
  const title = isStale ? t("form.stale") : problem?.code === "network" ? t("state.network") : (problem?.message ?? t("state.failed"));
  const detail = isStale
    ? t("form.staleHint")
    : problem?.retryAfter
      ? t("form.tryAfter", { seconds: problem.retryAfter })
      : elsewhere.map((e) => e.message).join("；") || problem?.detail;
  return <Alert className="failure" type={isStale ? "warning" : "error"} showIcon title={title} description={detail} />;
}
