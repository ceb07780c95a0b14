import "./targets.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { targetHistoryQuery } from "@/api/targets";
import { formatInstant } from "@/lib/format";
import { Docked } from "@/ui/docked";
import { LoadMore } from "@/ui/load-more";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { Basis, numberOf } from "./target-words";

type Props = { plan: string; indicator: string; decimals: number; onClose: () => void };

/** 沿革: every number ever set or withdrawn, newest first. */
export function TargetHistory({ plan, indicator, decimals, onClose }: Props) {
  const { t } = useTranslation();
  const history = useInfiniteQuery(targetHistoryQuery(plan, indicator));
  const rows = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Docked title={t("target.historyTitle")} subject={indicator} onClose={onClose}>
      <section>
        {history.isPending ? (
          <Pending rows={6} />
        ) : history.error ? (
          <ErrorState error={history.error} onRetry={() => void history.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyState title={t("target.noHistory")} />
        ) : (
          <ol className="acts-of">
            {rows.map((row) => (
              <li key={`${row.orgUnit.code} ${row.year} ${row.revision}`}>
                <strong>
                  {row.orgUnit.shortName} {row.year} {row.value === null ? t("target.withdrawn") : numberOf(row, decimals)}
                </strong>{" "}
                <span className="muted small">{t("indicator.revisionNo", { no: row.revision })}</span>
                {row.value !== null && (
                  <div className="secondary small">
                    <Basis plan={plan} target={row} />
                  </div>
                )}
                <div className="small">{row.reason}</div>
                <div className="muted small">
                  {row.setBy} {formatInstant(row.setAt)}
                </div>
              </li>
            ))}
          </ol>
        )}
      </section>
      <LoadMore pages={history} count={rows.length} />
    </Docked>
  );
}
