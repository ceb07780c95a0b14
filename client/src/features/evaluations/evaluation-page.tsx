import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Evaluation } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { formatAsOf } from "@/lib/as-of";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { Facts } from "@/ui/facts";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { TabLine } from "@/ui/tab-line";
import { AppealsTab } from "./appeals-tab";
import { AreasTab } from "./areas-tab";
import { ComparisonTab } from "./comparison-tab";
import { EvaluationActions } from "./evaluation-actions";
import { LinesTab } from "./lines-tab";
import { EvaluationStateTag, Hash } from "./marks";
import { OverviewTab } from "./overview-tab";
import { evaluationQuery } from "./queries";
import { ReportTab } from "./report-tab";
import { ScoringTab } from "./scoring-tab";
import { SelfAssessmentTab } from "./self-assessment-tab";
import { WhatIfNotice, WhatIfTab } from "./what-if-tab";
import "./evaluations.css";

const tabs = ["overview", "indicators", "tasks", "projects", "areas", "self", "scoring", "appeals", "comparison", "whatIf", "report"] as const;
type TabName = (typeof tabs)[number];

/** One run: what it rests on, its numbers and how each came about, and what people say to it. */
export function EvaluationPage() {
  const { plan = "", id = "" } = useParams();
  const evaluation = useQuery(evaluationQuery(plan, id));
  if (evaluation.error) {
    return <ErrorState error={evaluation.error} onRetry={() => void evaluation.refetch()} />;
  }
  return evaluation.data ? <Page plan={plan} evaluation={evaluation.data} /> : <Pending />;
}

/** People of areas see numbers once they are reviewed, and no reports; a what-if is neither assessed by areas, nor objected to, nor reported on. */
function tabsOf(evaluation: Evaluation, mayReadReports: boolean): TabName[] {
  const hasNumbers = evaluation.scopes.length > 0;
  const needsNumbers: readonly TabName[] = ["overview", "indicators", "tasks", "projects", "areas", "scoring", "comparison", "whatIf"];
  const isOfficial: readonly TabName[] = ["self", "scoring", "appeals", "whatIf", "report"];
  return tabs.filter(
    (tab) => (tab !== "report" || mayReadReports) && (hasNumbers || !needsNumbers.includes(tab)) && (evaluation.basedOn === null || !isOfficial.includes(tab)),
  );
}

function Page({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { values } = useUrlFilters(["tab", "unit"]);
  const mayReadReports = useOwnSession()?.permissions.includes("reports.read") ?? false;
  const shown = tabsOf(evaluation, mayReadReports);
  const tab = shown.find((one) => one === values.tab) ?? shown[0] ?? "self";
  const to = (one: TabName) => `?${new URLSearchParams({ tab: one, ...(values.unit ? { unit: values.unit } : {}) })}`;
  return (
    <>
      <PageHeader
        crumb={<Link to={`/plans/${plan}/evaluations`}>{t("nav.evaluations")}</Link>}
        title={evaluation.title}
        documentTitle={evaluation.title}
        actions={<EvaluationActions plan={plan} evaluation={evaluation} />}
      >
        {evaluation.basedOn === null && <EvaluationStateTag state={evaluation.state} />}
      </PageHeader>
      {evaluation.basedOn && <WhatIfNotice plan={plan} evaluation={evaluation} official={evaluation.basedOn} />}
      <Head plan={plan} evaluation={evaluation} />
      <section className="panel fills">
        <TabLine label={t("nav.evaluations")} tabs={shown.map((one) => ({ to: to(one), label: t(`evaluationTab.${one}`), isActive: one === tab }))} />
        {evaluation.scopes.length === 0 && <EmptyState title={t("evaluation.notYet")}>{t("evaluation.notYetHint")}</EmptyState>}
        {tab === "overview" && <OverviewTab plan={plan} evaluation={evaluation} />}
        {(tab === "indicators" || tab === "tasks" || tab === "projects") && <LinesTab key={tab} plan={plan} evaluation={evaluation} list={tab} />}
        {tab === "areas" && <AreasTab evaluation={evaluation} />}
        {tab === "self" && <SelfAssessmentTab plan={plan} evaluation={evaluation} />}
        {tab === "scoring" && <ScoringTab plan={plan} evaluation={evaluation} />}
        {tab === "appeals" && <AppealsTab plan={plan} evaluation={evaluation} />}
        {tab === "comparison" && <ComparisonTab plan={plan} evaluation={evaluation} />}
        {tab === "whatIf" && <WhatIfTab plan={plan} evaluation={evaluation} />}
        {tab === "report" && <ReportTab plan={plan} evaluation={evaluation} />}
      </section>
    </>
  );
}

/** What it was run on. */
function Head({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const signed = (by: string | null, at: string | null) => (by ? `${by} · ${formatInstant(at)}` : "—");
  return (
    <section className="panel">
      <div className="body">
        <Facts
          facts={[
            [t("evaluation.kind"), evaluation.kindName],
            [t("evaluation.asOf"), formatAsOf(evaluation.asOf)],
            [
              t("evaluation.schemeVersion"),
              <Link key="scheme" className="in-text" to={`/plans/${plan}/evaluations/schemes/${evaluation.schemeVersion}`}>
                {t("scheme.version", { version: evaluation.schemeVersion })}
              </Link>,
            ],
            [t("evaluation.by"), signed(evaluation.createdBy, evaluation.createdAt)],
            ...(evaluation.basedOn
              ? []
              : ([
                  [t("evaluation.reviewedBy"), signed(evaluation.reviewedBy, evaluation.reviewedAt)],
                  [t("evaluation.signedBy"), signed(evaluation.signedBy, evaluation.signedAt)],
                ] as const)),
            [t("evaluation.inputsHash"), <Hash key="inputs" value={evaluation.inputsSha256} canCopy />],
            [t("evaluation.resultHash"), <Hash key="result" value={evaluation.resultSha256} canCopy />],
          ]}
        />
        {evaluation.supersededBy && (
          <p className="yellow">
            <Link className="in-text" to={`/plans/${plan}/evaluations/${evaluation.supersededBy}`}>
              {t(evaluation.state === "superseded" ? "evaluation.isSuperseded" : "evaluation.willBeSuperseded")}
            </Link>
          </p>
        )}
        {evaluation.supersedes && (
          <p className="secondary">
            <Link className="in-text" to={`/plans/${plan}/evaluations/${evaluation.supersedes}`}>
              {t("evaluation.doesSupersede")}
            </Link>
          </p>
        )}
      </div>
    </section>
  );
}
