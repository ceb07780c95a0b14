import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatInstant } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { runsQuery, type Source } from "./queries";

/** When a source was asked, and what came of it. */
export function RunsDialog({ plan, source, onClose }: { plan: string; source: Source; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(runsQuery(plan, source.id));
  return (
    <Dialog
      title={t("prefillSource.runsOf", { name: source.name })}
      width={640}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t("action.close")}</Button>}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Pending />
      ) : data.items.length === 0 ? (
        <EmptyState title={t("prefillSource.noRuns")} />
      ) : (
        <ul>
          {data.items.map((run) => (
            <li key={run.id}>
              {formatInstant(run.at)} <span className="muted">{t(run.byClock ? "prefillSource.byClock" : "prefillSource.byHand")}</span>{" "}
              {run.outcome === "failed" ? (
                <span className="red">{run.problem}</span>
              ) : run.outcome === "unchanged" ? (
                t("prefillSource.unchanged")
              ) : (
                t("prefillSource.read", { rows: run.rows, values: run.newValues })
              )}
              {run.withdrawnValues > 0 && <span className="secondary"> {t("prefillSource.withdrawn", { count: run.withdrawnValues })}</span>}
              {run.problemRows > 0 && (
                <>
                  <span className="red"> {t("prefillSource.problems", { count: run.problemRows })}</span>
                  <ul className="small">
                    {run.problems.map((problem) => (
                      <li key={problem.no}>
                        {t("import.row")} {problem.no}: {problem.message}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
