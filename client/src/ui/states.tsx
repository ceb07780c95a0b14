import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ApiError } from "@/api/api-error";

/** The shape of what is coming, never a spinner. */
export function Pending({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="panel skeleton" role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, i) => (
        <i key={`row-${i + 1}`} />
      ))}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error : null;
  if (problem?.status === 404) {
    return (
      <div className="panel state" role="alert">
        <strong>{problem.message}</strong>
        <span>{t("state.notThere")}</span>
        <Link to="/">{t("state.home")}</Link>
      </div>
    );
  }
  return (
    <div className="panel state" role="alert">
      <strong>{problem?.code === "network" ? t("state.network") : (problem?.message ?? t("state.failed"))}</strong>
      {problem?.detail && <span>{problem.detail}</span>}
      {problem?.traceId && <span className="muted">{t("state.trace", { id: problem.traceId })}</span>}
      {onRetry && <Button onClick={onRetry}>{t("state.retry")}</Button>}
    </div>
  );
}

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
