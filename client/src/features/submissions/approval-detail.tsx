import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatPeriod } from "@/lib/format";
import { isSameDetails } from "@/ui/line-details";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import "./approval.css";
import { CalendarLine } from "./calendar-line";
import { Decision } from "./decision";
import { ApprovalEvidence } from "./evidence/approval-evidence";
import { LastReturn } from "./last-return";
import { LineHistory } from "./line-history";
import { type Line, submissionQuery } from "./queries";
import { ReviewTable } from "./review-table";
import { StateTag, Steps } from "./state-tag";
import { Trail } from "./trail";

/** What differs from the last round or the last period first; all lines on demand. A line is marked by choosing it. */
export function ApprovalDetail({ plan, id }: { plan: string; id: string }) {
  const { t } = useTranslation();
  const submission = useQuery(submissionQuery(plan, id));
  const [isAll, setIsAll] = useState(false);
  const [marked, setMarked] = useState<number[]>([]);
  const title = submission.data && `${submission.data.orgUnit.shortName} ${submission.data.form.name}`;
  useEffect(() => {
    if (title) {
      document.title = `${title} · 蓝图 Lantu`;
    }
  }, [title]);
  if (submission.isPending) {
    return <Pending rows={14} />;
  }
  if (submission.error) {
    return <ErrorState error={submission.error} onRetry={() => void submission.refetch()} />;
  }
  const { data } = submission;
  const hasRound = data.lines.some((l) => l.lastRound);
  const isFilled = (line: Line) => line.value !== null || line.text !== null || line.details !== null;
  const differs = (line: Line) =>
    line.checks.length > 0 ||
    (hasRound
      ? line.changed || line.note !== null
      : isFilled(line) && (line.value !== line.previous?.value || line.text !== line.previous?.text || !isSameDetails(line.details, line.previous?.details)));
  const differing = data.lines.filter(differs);
  const shown = isAll ? data.lines : differing;
  const questioned = shown.filter((line) => line.value !== null && line.checks.length > 0);
  const canDecide = data.allowedActions.includes("approve");
  const toggle = (lineNo: number) => setMarked((now) => (now.includes(lineNo) ? now.filter((no) => no !== lineNo) : [...now, lineNo]));

  return (
    <div className={canDecide ? "review" : "stack"}>
      <div className="stack">
        <section className="panel padded stack">
          <div className="page-header">
            <h2 className="title">
              {data.orgUnit.shortName} · {data.form.name}
            </h2>
            <span className="secondary">{formatPeriod(data.period)}</span>
            <StateTag submission={data} />
            <CalendarLine plan={plan} submission={data} />
            <Link className="nowrap" to={`/plans/${plan}/comparison/${data.form.code}/${data.period}`}>
              {t("comparison.open")}
            </Link>
          </div>
          {data.correctionReason && <p className="secondary">{t("entry.corrects", { reason: data.correctionReason })}</p>}
          <Steps plan={plan} submission={data} />
        </section>
        <Panel
          title={hasRound ? t("approval.changed", { count: differing.length }) : t("approval.filled", { count: differing.length })}
          note={t("approval.rest", { count: data.lines.length - differing.length })}
          extra={
            <Segmented
              size="small"
              value={isAll ? "all" : "differing"}
              options={[
                { value: "differing", label: hasRound ? t("approval.againstRound") : t("approval.againstPeriod") },
                { value: "all", label: t("approval.all", { count: data.lines.length }) },
              ]}
              onChange={(v) => setIsAll(v === "all")}
            />
          }
        >
          {shown.length === 0 ? (
            <EmptyState title={t("approval.nothingDiffers")}>
              <Button onClick={() => setIsAll(true)}>{t("approval.all", { count: data.lines.length })}</Button>
            </EmptyState>
          ) : (
            <ReviewTable lines={shown} hasRound={hasRound} marked={marked} onMark={canDecide ? toggle : undefined} />
          )}
        </Panel>
        <div className="review-foot">
          {questioned.map((line) => (
            <LineHistory key={line.no} plan={plan} submission={data} line={line} />
          ))}
          <ApprovalEvidence plan={plan} submission={data} />
          <LastReturn plan={plan} submission={data} />
        </div>
      </div>
      {canDecide && (
        <aside aria-label={t("approval.decide")}>
          <Decision plan={plan} submission={data} marked={marked} onUnmark={toggle} />
        </aside>
      )}
      <Trail plan={plan} submission={data} />
    </div>
  );
}
