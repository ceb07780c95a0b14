import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { explain } from "@/api/api-error";
import type { Evaluation } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ConfirmButton } from "@/ui/confirm-button";
import { Progress } from "@/ui/progress";
import { ReportView } from "@/ui/report/report-view";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { EvaluationStateTag, Hash } from "./marks";
import { createReport, deleteReport, isRunning, type Report, reportDocumentQuery, reportsKey, reportsQuery } from "./queries";

const fileNames = { docx: "report.docx", xlsx: "tables.xlsx" } as const;

/** 报告: have one made, watch it or leave it, read what came of it, hand it out. */
export function ReportTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { values } = useUrlFilters(["report"]);
  const mayMake = useOwnSession()?.permissions.includes("evaluations.run") ?? false;
  const reports = useQuery(reportsQuery(plan, evaluation.id));
  const making = useMutation({
    mutationFn: () => createReport(plan, evaluation.id),
    onError: (error) => message.error(explain(error, t("state.failed"))),
    onSettled: () => client.invalidateQueries({ queryKey: reportsKey(plan, evaluation.id) }),
  });
  if (reports.error) {
    return <ErrorState error={reports.error} onRetry={() => void reports.refetch()} />;
  }
  if (!reports.data) {
    return <Pending rows={4} />;
  }
  const running = reports.data.find(isRunning);
  const shown = reports.data.find((one) => one.id === values.report && one.state === "done") ?? reports.data.find((one) => one.state === "done");
  const make = mayMake && (
    <Button type={reports.data.length === 0 ? "primary" : "default"} disabled={!!running} loading={making.isPending} onClick={() => making.mutate()}>
      {t("report.make")}
    </Button>
  );
  return (
    <div className="evaluation-body">
      {reports.data.length === 0 ? (
        <EmptyState title={t("report.none")}>
          <span>{t("report.noneHint")}</span>
          {make}
        </EmptyState>
      ) : (
        <>
          <div className="evaluation-tools no-print">
            {make}
            <span className="muted">{t(evaluation.state === "draft" || evaluation.state === "reviewed" ? "report.ofDraft" : "report.ofSigned")}</span>
          </div>
          <div aria-live="polite">{running && <Making report={running} />}</div>
          <ReportList plan={plan} evaluation={evaluation} reports={reports.data.filter((one) => !isRunning(one))} shown={shown} />
          {shown && <Reading key={shown.id} plan={plan} report={shown} />}
        </>
      )}
    </div>
  );
}

function Making({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <div className="report-making">
      <p>
        <span className="strong">{t("report.no", { no: report.no })}</span> · {report.step} <span className="muted">{t("report.mayLeave")}</span>
      </p>
      <Progress label={t("report.progress", { no: report.no })} share={report.progress / 100} />
    </div>
  );
}

function ReportList({ plan, evaluation, reports, shown }: { plan: string; evaluation: Evaluation; reports: readonly Report[]; shown: Report | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  return (
    reports.length > 0 && (
      <Scroll>
        <table className="data report-list no-print">
          <caption className="sr">{t("evaluationTab.report")}</caption>
          <thead>
            <tr>
              <th>{t("report.which")}</th>
              <th>{t("report.evaluationState")}</th>
              <th>{t("report.made")}</th>
              <th className="num">{t("report.missing")}</th>
              <th>{t("report.files")}</th>
              <th>SHA-256</th>
              <th>
                <span className="sr">{t("report.delete")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.id} aria-current={report.id === shown?.id ? "true" : undefined}>
                <td>
                  {report.state === "done" ? (
                    <Link className="in-text" to={`?tab=report&report=${report.id}`} replace>
                      {t("report.no", { no: report.no })}
                    </Link>
                  ) : (
                    <>
                      {t("report.no", { no: report.no })} <span className="red">{report.step}</span>
                    </>
                  )}
                </td>
                <td>
                  <EvaluationStateTag state={report.evaluationState} />
                </td>
                <td className="nowrap">
                  {report.createdBy} · {formatInstant(report.finishedAt)}
                </td>
                <td className="num">
                  {report.state === "done" && report.missing > 0 ? (
                    <Link className="in-text" to={`?tab=report&report=${report.id}#missing`} replace>
                      {report.missing}
                    </Link>
                  ) : (
                    report.missing
                  )}
                </td>
                <td className="nowrap">
                  {report.files.map(({ kind }) => (
                    <a
                      key={kind}
                      className="in-text report-file"
                      href={`/api/v1/plans/${plan}/evaluations/${evaluation.id}/reports/${report.id}/${fileNames[kind]}`}
                    >
                      {t(`report.file.${kind}`)}
                    </a>
                  ))}
                </td>
                <td>{report.sha256 && <Hash value={report.sha256} />}</td>
                <td>
                  {report.mayDelete && (
                    <ConfirmButton
                      isDanger
                      isSmall
                      label={t("report.delete")}
                      title={t("report.deleteTitle", { no: report.no })}
                      consequence={t("report.deleteConsequence")}
                      act={() =>
                        deleteReport(plan, evaluation.id, report.id)
                          .catch((error: unknown) => message.error(explain(error, t("state.failed"))))
                          .finally(() => client.invalidateQueries({ queryKey: reportsKey(plan, evaluation.id) }))
                      }
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    )
  );
}

/** The report as it is handed out. */
function Reading({ plan, report }: { plan: string; report: Report }) {
  const document = useQuery(reportDocumentQuery(plan, report.evaluation, report.id));
  if (document.error) {
    return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
  }
  if (!document.data) {
    return <Pending rows={8} />;
  }
  return (
    <section className="report-preview">
      <h2>{document.data.title}</h2>
      <p className="secondary">{document.data.subtitle}</p>
      <ReportView document={document.data} level={3} />
    </section>
  );
}
