import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { explain } from "@/api/api-error";
import { useOwnSession } from "@/api/own-session";
import { formatPeriod } from "@/lib/format";
import { PageHeader } from "@/ui/page-header";
import { ErrorState, Pending } from "@/ui/states";
import { CalendarLine, LockNotice } from "./calendar-line";
import { EntryFiles } from "./entry-files";
import { type EntryAct, EntryPanel } from "./entry-panel";
import { LeaveGuard } from "./leave-guard";
import { LeftFromBefore, LeftTooLate } from "./left-edits";
import { MergeDialog } from "./merge-dialog";
import { move, type Submission, submissionQuery } from "./queries";
import { SaveWords } from "./save-words";
import { StateTag, Steps } from "./state-tag";
import { Trail } from "./trail";
import { useDraft } from "./use-draft";
// After the grid's own.
import "./entry.css";

export function EntryPage() {
  const { plan = "", id = "" } = useParams();
  const submission = useQuery(submissionQuery(plan, id));
  if (submission.isPending) {
    return <Pending rows={21} />;
  }
  // What is open stays open when it cannot be read again: a lost connection must not take the page away.
  if (submission.data === undefined) {
    return <ErrorState error={submission.error} onRetry={() => void submission.refetch()} />;
  }
  return <Entry key={submission.data.id} plan={plan} loaded={submission.data} />;
}

function Entry({ plan, loaded }: { plan: string; loaded: Submission }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { draft, state } = useDraft(plan, useOwnSession()?.user.id ?? "", loaded);
  const { submission, conflicts, left, taken, edits } = state;
  const [isPutOff, setIsPutOff] = useState(false);
  const canSave = submission.allowedActions.includes("save");

  useEffect(() => {
    if (taken > 0) {
      void message.info(t("entry.taken", { count: taken }), 6);
      draft.told();
    }
  }, [taken, draft, message, t]);

  const act = async (action: EntryAct, comment?: string) => {
    if (action === "discard") {
      draft.discard();
    }
    const current = await draft.save();
    if (!current) {
      return;
    }
    try {
      const moved = await move(plan, current, { action, comment });
      draft.receive(moved);
      void message.success(t(`entry.done.${action}`));
      const next = action === "discard" ? submission.correctionOf : moved.id;
      if (next !== submission.id) {
        await navigate(`/plans/${plan}/reporting/${next}`);
      }
    } catch (error) {
      void message.error(explain(error, t("state.failed")), 8);
    }
  };

  return (
    <>
      <LeaveGuard draft={draft} isDirty={draft.isDirty} isOffline={state.save.kind === "failed" && state.save.error.status === 0} />
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/reporting`}>{t("submission.mine")}</Link> / {submission.orgUnit.shortName} · {formatPeriod(submission.period)}
          </>
        }
        title={submission.form.name}
        documentTitle={`${submission.form.name} ${submission.period}`}
        actions={
          <>
            <SaveWords state={state.save} />
            <EntryFiles plan={plan} draft={draft} canSave={canSave} submission={submission.id} />
          </>
        }
      >
        <span className="chip">{t("indicator.revisionNo", { no: submission.revision })}</span>
        <StateTag submission={submission} />
        <CalendarLine plan={plan} submission={submission} />
      </PageHeader>
      <LockNotice submission={submission} />
      {submission.reason && <Alert type="error" showIcon title={t("submission.returnedFor", { reason: submission.reason })} />}
      {submission.correctionReason && <Alert type="info" showIcon title={t("entry.corrects", { reason: submission.correctionReason })} />}
      {left && (
        <LeftFromBefore
          at={left.at}
          edits={left.edits}
          lines={submission.lines}
          {...(canSave && { onRestore: () => draft.restore() })}
          onDrop={() => draft.dropLeft()}
        />
      )}
      {!canSave && draft.isDirty && <LeftTooLate edits={edits} lines={submission.lines} onDrop={() => draft.discard()} />}
      {conflicts.length > 0 && isPutOff && (
        <Alert
          type="warning"
          showIcon
          title={t("merge.title", { count: conflicts.length })}
          description={t("merge.waiting")}
          action={
            <Button size="small" onClick={() => setIsPutOff(false)}>
              {t("merge.choose")}
            </Button>
          }
        />
      )}
      {conflicts.length > 0 && canSave && !isPutOff && (
        <MergeDialog
          key={conflicts.map((c) => `${c.no}${c.field}${c.theirs}`).join()}
          conflicts={conflicts}
          onResolve={(choices) => draft.resolve(choices)}
          onClose={() => setIsPutOff(true)}
        />
      )}
      <EntryPanel plan={plan} draft={draft} state={state} act={act} />
      <div className="signatures print-only">
        {[t("sign.unit", { name: submission.orgUnit.name }), t("sign.head"), t("sign.drafter"), t("sign.date"), t("sign.seal")].map((box) => (
          <div key={box}>{box}</div>
        ))}
      </div>
      <div className="panel padded">
        <Steps plan={plan} submission={submission} />
      </div>
      <Trail plan={plan} submission={submission} />
    </>
  );
}
