import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/api-error";

/** What the server found wrong at one place of the form. A place is where the pointer begins: /forms/0 is of /forms. */
export function errorAt(error: unknown, place: string): string | undefined {
  const found = error instanceof ApiError ? error.errors.filter((e) => e.pointer === place || e.pointer.startsWith(`${place}/`)) : [];
  return found.map((e) => e.message).join("；") || undefined;
}

/** Why a form was refused, over its fields; what the fields themselves say is not said twice. */
export function FormProblem({ error, places = [] }: { error: unknown; places?: readonly string[] }) {
  const { t } = useTranslation();
  if (!error) {
    return null;
  }
  const problem = error instanceof ApiError ? error : null;
  const elsewhere = problem?.errors.filter((e) => !places.some((place) => e.pointer === place || e.pointer.startsWith(`${place}/`))) ?? [];
  const isStale = problem?.status === 412;
  const title = isStale ? t("form.stale") : problem?.code === "network" ? t("state.network") : (problem?.message ?? t("state.failed"));
  const detail = isStale ? t("form.staleHint") : problem?.errors.length ? elsewhere.map((e) => e.message).join("；") : problem?.detail;
  return (
    <Alert
      role="alert"
      type={isStale ? "warning" : "error"}
      showIcon
      title={
        <>
          {title}
          {detail && <div className="secondary">{detail}</div>}
        </>
      }
    />
  );
}
