import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Evaluation, evaluationsQuery } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { formatAsOf } from "@/lib/as-of";
import { formatInstant, formatScore } from "@/lib/format";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { EvaluationStateTag, GradeName, Hash } from "./marks";
import { ReportTemplateDialog } from "./report-template-dialog";
import { RunDialog } from "./run-dialog";
import { SnapshotsDialog } from "./snapshots-dialog";
import "./evaluations.css";

/** 评估: what was run, on what, by whom, and what came of it. */
export function EvaluationList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const permissions = useOwnSession()?.permissions ?? [];
  const [mayRun, mayName] = [permissions.includes("evaluations.run"), permissions.includes("snapshots.manage")];
  const evaluations = useQuery(evaluationsQuery(plan));
  const [isRunning, setRunning] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const [isAtTemplate, setAtTemplate] = useState(false);
  const run = mayRun && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setRunning(true)}>
      {t("evaluation.run")}
    </Button>
  );
  const isEmpty = evaluations.data?.length === 0;
  return (
    <>
      <PageHeader
        title={t("nav.evaluations")}
        documentTitle={t("nav.evaluations")}
        actions={
          <>
            <Link className="in-text" to={`/plans/${plan}/evaluations/schemes`}>
              {t("scheme.title")}
            </Link>
            <Button onClick={() => setAtTemplate(true)}>{t("reportTemplate.title")}</Button>
            {mayName && <Button onClick={() => setNaming(true)}>{t("snapshot.title")}</Button>}
            {!isEmpty && run}
          </>
        }
      />
      <section className="panel fills">
        {evaluations.isPending ? (
          <Pending />
        ) : evaluations.error ? (
          <ErrorState error={evaluations.error} onRetry={() => void evaluations.refetch()} />
        ) : isEmpty ? (
          <EmptyState title={t("evaluation.none")}>
            <span className="evaluation-what">{t("evaluation.what")}</span>
            {run}
          </EmptyState>
        ) : (
          <Scroll>
            <table className="data evaluations">
              <thead>
                <tr>
                  <th className="num">{t("evaluation.no")}</th>
                  <th>{t("evaluation.name")}</th>
                  <th className="wide-only">{t("evaluation.asOf")}</th>
                  <th>{t("submission.state")}</th>
                  <th className="num">{t("evaluation.score")}</th>
                  <th>{t("evaluation.grade")}</th>
                  <th className="wide-only">{t("evaluation.by")}</th>
                  <th className="wide-only">{t("evaluation.hash")}</th>
                </tr>
              </thead>
              <tbody>
                {evaluations.data.map((evaluation) => (
                  <EvaluationRow key={evaluation.id} plan={plan} evaluation={evaluation} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
      {isRunning && <RunDialog plan={plan} onClose={() => setRunning(false)} />}
      {isAtTemplate && <ReportTemplateDialog plan={plan} onClose={() => setAtTemplate(false)} />}
      {isNaming && <SnapshotsDialog plan={plan} onClose={() => setNaming(false)} />}
    </>
  );
}

function EvaluationRow({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const whole = evaluation.scopes.find((scope) => scope.isPlan);
  const asOf = formatAsOf(evaluation.asOf);
  return (
    <tr>
      <td className="num">{evaluation.no}</td>
      <td className="what">
        <Link className="name" to={`/plans/${plan}/evaluations/${evaluation.id}`}>
          {evaluation.title}
        </Link>
        <div className="secondary small">
          {evaluation.kindName}
          <span className="narrow-only"> · {asOf}</span>
        </div>
      </td>
      <td className="wide-only secondary nowrap">{asOf}</td>
      <td className="nowrap">
        <EvaluationStateTag state={evaluation.state} />
      </td>
      <td className="num strong">{whole ? formatScore(whole.score) : <span className="muted">{t("evaluation.hidden")}</span>}</td>
      <td className="nowrap">
        <GradeName grade={whole?.grade ?? null} />
      </td>
      <td className="wide-only secondary nowrap">
        {evaluation.createdBy}
        <div className="muted small">{formatInstant(evaluation.createdAt)}</div>
      </td>
      <td className="wide-only">
        <Hash value={evaluation.inputsSha256} />
      </td>
    </tr>
  );
}
