import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ReportView } from "@/ui/report/report-view";
import { Heading } from "./heading";
import { evaluationQuery, reportQuery } from "./queries";
import { ReportFiles } from "./report-files";
import { Awaited } from "./states";

/** The report of a published evaluation, to read. */
export function ReportPage() {
  const { t } = useTranslation();
  const { plan = "", id = "" } = useParams();
  const report = useQuery(reportQuery(plan, id));
  const evaluation = useQuery(evaluationQuery(plan, id));
  if (!report.data) {
    return <Awaited error={report.error} onRetry={() => void report.refetch()} />;
  }
  const replaced = evaluation.data?.supersededBy;
  return (
    <div className="report-page">
      <p className="crumb">
        <Link to={`/public/plans/${plan}/evaluations`}>{t("portal.nav.evaluations")}</Link> ›{" "}
        <Link to={`/public/plans/${plan}/evaluations/${id}`}>{evaluation.data?.title ?? t("portal.evaluation.itself")}</Link>
      </p>
      <Heading title={report.data.title} />
      <p className="note">{report.data.subtitle}</p>
      {replaced && (
        <p className="replaced" role="note">
          <Link to={`/public/plans/${plan}/evaluations/${replaced}`}>{t("portal.evaluation.superseded")}</Link>
        </p>
      )}
      <ReportFiles plan={plan} evaluation={id} />
      <ReportView document={report.data} level={2} />
      <p className="note">
        {t("portal.evaluation.reportHash")} <code className="sha">{report.data.sha256}</code>
      </p>
    </div>
  );
}
