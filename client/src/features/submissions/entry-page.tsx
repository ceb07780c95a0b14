import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { explain } from "@/api/api-error";
import { formatDate, formatPeriod } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { PrintButton } from "@/ui/print-button";
import { PageHeader } from "@/ui/page-header";
import { ErrorState, Pending } from "@/ui/states";
import { CorrectButton } from "./correct-button";
import { EntryBar } from "./entry-bar";
import { EntryGrid } from "./entry-grid";
import { move, type Submission, submissionQuery } from "./queries";
import { DueWords, StateTag, Steps } from "./state-tag";
import { Trail } from "./trail";
import { useDraft } from "./use-draft";
import { LeaveGuard } from "./leave-guard";

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
  const cannotSubmit = unreadable > 0 ? t("entry.mendFirst") : submission.filledLines === 0 && !draft.isDirty ? t("entry.nothing") : null;

  return (
    <>
      <LeaveGuard isDirty={draft.isDirty} save={async () => unreadable === 0 && (await draft.save()) !== null} />
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/reporting`}>{t("submission.mine")}</Link> / {submission.orgUnit.shortName} · {formatPeriod(submission.period)}
          </>
        }
        title={submission.form.name}
        documentTitle={`${submission.form.name} ${submission.period}`}
        actions={
          <span role="status" className={draft.state.kind === "failed" ? "red" : draft.state.kind === "saved" ? "green" : "muted"}>
            {saveWords(draft.state, t)}
          </span>
        }
      >
        <span className="chip">{t("indicator.revisionNo", { no: submission.revision })}</span>
        <StateTag submission={submission} />
        <span className="muted">{t("entry.calendar", { opens: formatDate(submission.opensOn), due: formatDate(submission.dueOn) })}</span>
        {canSave && <DueWords submission={submission} />}
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
          {canSave && (
            <span className="legend">
              <span>
                <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> {t("entry.keyMove")}
              </span>
              <span>
                <kbd>Ctrl V</kbd> {t("entry.keyPaste")}
              </span>
              <span>
                <kbd>Esc</kbd> {t("entry.keyRevert")}
              </span>
              <span>
                <kbd>Ctrl Z</kbd> {t("entry.keyUndo")}
              </span>
            </span>
          )}
        </header>
        <EntryGrid submission={submission} draft={draft} isReadOnly={!canSave} />
        <EntryBar submission={submission} edits={draft.edits} isReadOnly={!canSave}>
          {canSave && cannotSubmit && <span className="muted">{cannotSubmit}</span>}
          <PrintButton />
          {canSave && <Button onClick={() => void draft.save()}>{t("action.save")}</Button>}
          {submission.allowedActions.includes("withdraw") && <Button onClick={() => void act("withdraw")}>{t("action.withdraw")}</Button>}
          {submission.allowedActions.includes("correct") && (
            <CorrectButton name={`${submission.form.name} ${formatPeriod(submission.period)}`} onCorrect={(reason) => act("correct", reason)} />
          )}
          {canSave && (
            <Button type="primary" disabled={cannotSubmit !== null} onClick={() => void act("submit")}>
              {t("action.submit")}
            </Button>
          )}
        </EntryBar>
      </section>
      <div className="signatures print-only">
        {[t("sign.unit", { name: submission.orgUnit.name }), t("sign.head"), t("sign.drafter"), t("sign.date"), t("sign.seal")].map((box) => (
          <div key={box}>{box}</div>
        ))}
      </div>
      <div className="panel padded">
        <Steps plan={plan} submission={submission} />
      </div>
      <Trail plan={plan} submission={submission.id} />
    </>
  );
}

function saveWords(state: ReturnType<typeof useDraft>["state"], t: TFunction): string {
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
