import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatDate, formatInstant, formatPeriod } from "@/lib/format";
import { subjectPath } from "@/ui/plan-subject";
import { type Notice, readNotice } from "./queries";

/** What is told to those who decide leads to the inbox, all else to the form for those who fill it. */
const screenOf = (kind: Notice["kind"], isDrafter: boolean) => (isDrafter && kind !== "waiting" && kind !== "corrected" ? "reporting" : "approvals");

/** What happened to which submission, by whom, and the words that came with it. Opening it is reading it. */
export function NoticeRow({ notice, isBrief = false }: { notice: Notice; isBrief?: boolean }) {
  const { t } = useTranslation();
  const isDrafter = useOwnSession()?.permissions.includes("submissions.draft") ?? false;
  const { submission, slip, subTask, about, feedback, webhook, report } = notice;
  const isUnread = notice.readAt === null;
  // Where marking fails, the notice stays unread, and says so.
  const read = () => void readNotice(notice.id).catch(() => undefined);
  return (
    <li className={isUnread ? "unread" : undefined}>
      <div className="row">
        <span className="strong">
          {isUnread && <span className="sr">{t("notice.unread")} </span>}
          {t(`notice.kind.${notice.kind}`)}
        </span>
        <span className="muted small nowrap">{formatInstant(notice.at)}</span>
      </div>
      {submission && (
        <Link to={`/plans/${submission.plan}/${screenOf(notice.kind, isDrafter)}/${submission.id}`} onClick={() => isUnread && read()}>
          {submission.orgUnit.shortName} · {submission.formName} · {formatPeriod(submission.period)}
        </Link>
      )}
      {slip && (
        <Link to={`/plans/${slip.plan}/supervision/${slip.id}`} onClick={() => isUnread && read()}>
          {slip.number} · {slip.orgUnit.shortName} · {t(`subject.${slip.subject.kind}`)} {slip.subject.code} {slip.subject.title}
        </Link>
      )}
      {subTask && (
        <Link to={subjectPath(subTask.plan, { kind: "task", code: subTask.task })} onClick={() => isUnread && read()}>
          {subTask.orgUnit.shortName} · {subTask.task} {subTask.title}
        </Link>
      )}
      {about && (
        <Link to={`${subjectPath(about.plan, about.subject)}#comments`} onClick={() => isUnread && read()}>
          {t(`subject.${about.subject.kind}`)} {about.subject.code} {about.subject.title}
        </Link>
      )}
      {feedback && (
        <Link to={`/plans/${feedback.plan}/feedback${notice.kind === "feedbackClosed" ? "?show=all" : ""}`} onClick={() => isUnread && read()}>
          {t(`feedbackKind.${feedback.kind}`)} · {t(`subject.${feedback.subject.kind}`)} {feedback.subject.code} {feedback.subject.title}
        </Link>
      )}
      {webhook && (
        <Link to={`/administration/webhooks/${webhook.id}`} onClick={() => isUnread && read()}>
          {webhook.name}
        </Link>
      )}
      {report && (
        <Link to={`/plans/${report.plan}/evaluations/${report.evaluation}?tab=report&report=${report.id}`} onClick={() => isUnread && read()}>
          {t("notice.report", { title: report.evaluationTitle, no: report.no })}
        </Link>
      )}
      {notice.comment && <p className={isBrief ? "said brief" : "said"}>{notice.comment}</p>}
      <div className="row">
        <span className="muted small">
          {notice.by ?? t("notice.byClock")}
          {notice.dueOn && ` · ${t("approval.due", { date: formatDate(notice.dueOn) })}`}
        </span>
        {isUnread && !isBrief && (
          <Button size="small" onClick={read}>
            {t("notice.read")}
          </Button>
        )}
      </div>
    </li>
  );
}
