import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useBlocker, useNavigate, useParams } from "react-router";
import { explain } from "@/api/api-error";
import { formatDate, formatPeriod } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { PageHeader } from "@/ui/page-header";
import { ErrorState, Pending } from "@/ui/states";
import { EntryGrid } from "./entry-grid";
import { move, type Submission, submissionQuery } from "./queries";
import { StateTag, Steps } from "./state-tag";
import { Trail } from "./trail";
import { useDraft } from "./use-draft";

export function EntryPage() {
  const { plan = "", id = "" } = useParams();
  const submission = useQuery(submissionQuery(plan, id));
  if (submission.isPending) {
    return <Pending rows={21} />;
  }
  if (submission.error) {
    return <ErrorState error={submission.error} onRetry={() => void submission.refetch()} />;
  }
  return <Entry key={submission.data.id} plan={plan} submission={submission.data} />;
}

function Entry({ plan, submission }: { plan: string; submission: Submission }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft(plan, submission);
  const canSave = submission.allowedActions.includes("save");
  const unreadable = Object.values(draft.edits).filter((e) => e.value !== undefined && parseFigure(e.value).kind === "unreadable").length;
  useBlocker(({ currentLocation, nextLocation }) => draft.isDirty && currentLocation.pathname !== nextLocation.pathname && !window.confirm(t("entry.leave")));

  const act = async (action: "submit" | "withdraw" | "correct", comment?: string) => {
    const current = draft.isDirty ? await draft.save() : submission;
    if (!current) {
      return;
    }
    try {
      const moved = await move(plan, current, { action, comment });
      void message.success(t(`entry.done.${action}`));
      if (moved.id !== submission.id) {
        await navigate(`/plans/${plan}/reporting/${moved.id}`);
      }
    } catch (error) {
      void message.error(explain(error, t("state.failed")), 8);
    }
  };
  const askCorrection = () => {
    const reason = window.prompt(t("entry.correctionReason"));
    if (reason?.trim()) {
      void act("correct", reason.trim());
    }
  };

  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/reporting`}>{t("submission.mine")}</Link> / {submission.orgUnit.shortName} · {formatPeriod(submission.period)}
          </>
        }
        title={submission.form.name}
        documentTitle={`${submission.form.name} ${submission.period}`}
        actions={<span className={draft.state.kind === "failed" ? "red" : "muted"}>{saveWords(draft.state, t)}</span>}
      >
        <span className="chip">{t("indicator.revisionNo", { no: submission.revision })}</span>
        <StateTag submission={submission} />
        <span className="muted">{t("entry.calendar", { opens: formatDate(submission.opensOn), due: formatDate(submission.dueOn) })}</span>
      </PageHeader>
      {submission.reason && <Alert type="error" showIcon title={t("submission.returnedFor", { reason: submission.reason })} />}
      {submission.correctionReason && <Alert type="info" showIcon title={t("entry.corrects", { reason: submission.correctionReason })} />}
      {draft.state.kind === "failed" && draft.state.error.code === "stale_version" && (
        <Alert
          type="warning"
          showIcon
          title={t("entry.stale")}
          description={t("entry.staleHint")}
          action={
            <>
              <Button
                size="small"
                onClick={() => void client.invalidateQueries({ queryKey: submissionQuery(plan, submission.id).queryKey }).then(draft.keepMine)}
              >
                {t("entry.keepMine")}
              </Button>{" "}
              <Button
                size="small"
                onClick={() => void client.invalidateQueries({ queryKey: submissionQuery(plan, submission.id).queryKey }).then(draft.discard)}
              >
                {t("entry.takeTheirs")}
              </Button>
            </>
          }
        />
      )}
      <section className="panel">
        <header>
          <h2>{t("entry.lines", { count: submission.totalLines })}</h2>
          {canSave && <span className="legend">{t("entry.keys")}</span>}
        </header>
        <EntryGrid submission={submission} draft={draft} isReadOnly={!canSave} />
        <div className="bar">
          <span className="meter" aria-hidden="true">
            <b style={{ width: `${(submission.filledLines / Math.max(1, submission.totalLines)) * 100}%` }} />
          </span>
          <span>{t("entry.filled", { filled: submission.filledLines, total: submission.totalLines })}</span>
          {unreadable > 0 && <span className="red">{t("entry.unreadable", { count: unreadable })}</span>}
          <span style={{ flex: 1 }} />
          <Button onClick={() => window.print()}>{t("action.print")}</Button>
          {canSave && <Button onClick={() => void draft.save()}>{t("action.save")}</Button>}
          {submission.allowedActions.includes("withdraw") && <Button onClick={() => void act("withdraw")}>{t("action.withdraw")}</Button>}
          {submission.allowedActions.includes("correct") && <Button onClick={askCorrection}>{t("action.correct")}</Button>}
          {canSave && (
            <Button
              type="primary"
              disabled={unreadable > 0 || (submission.filledLines === 0 && !draft.isDirty)}
              title={submission.filledLines === 0 ? t("entry.nothing") : undefined}
              onClick={() => void act("submit")}
            >
              {t("action.submit")}
            </Button>
          )}
        </div>
      </section>
      <div className="panel">
        <div style={{ padding: 12 }}>
          <Steps step={submission.step} />
        </div>
      </div>
      <Trail plan={plan} submission={submission.id} />
    </>
  );
}

function saveWords(state: ReturnType<typeof useDraft>["state"], t: ReturnType<typeof useTranslation>["t"]): string {
  switch (state.kind) {
    case "idle":
      return "";
    case "saving":
      return t("entry.saving");
    case "saved":
      return t("entry.saved", { time: state.at.toTimeString().slice(0, 8) });
    case "failed":
      return state.error.code === "network" ? t("entry.offline") : state.error.errors.map((e) => e.message).join("；") || state.error.message;
  }
}
