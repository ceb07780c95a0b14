import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Feedback, FeedbackAction } from "@/api/feedback";
import { formatInstant } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";
import { FeedbackStanding } from "@/ui/feedback/feedback-state";
import { PlanSubject } from "@/ui/plan-subject";
import { ActDialog } from "./act-dialog";

/** What was sent, what was answered, what may be done with it, and its trail behind one click. */
export function FeedbackRow({ plan, feedback }: { plan: string; feedback: Feedback }) {
  const { t } = useTranslation();
  const [acting, setActing] = useState<FeedbackAction | null>(null);
  return (
    <li>
      <div className="head">
        <span className="strong">{t(`feedbackKind.${feedback.kind}`)}</span>
        <PlanSubject plan={plan} subject={feedback.subject} />
        <span className="muted small nowrap">{formatInstant(feedback.receivedAt)}</span>
        <FeedbackStanding feedback={feedback} />
      </div>
      <p className="words">{feedback.text}</p>
      {feedback.contact && (
        <p className="small secondary">
          {t("feedback.contact")} <span className="strong">{feedback.contact}</span> <span className="muted">{t("feedback.contactHint")}</span>
        </p>
      )}
      {feedback.answer && (
        <div className="answer">
          <span className="small secondary">
            {t(feedback.state === "forwarded" ? "feedback.formerAnswer" : "feedback.answer", { unit: answeredFor(feedback) })} ·{" "}
            {formatInstant(feedback.answeredAt)}
          </span>
          <p className="words">{feedback.answer}</p>
        </div>
      )}
      {feedback.reason && (
        <p className="words secondary">{t(feedback.state === "declined" ? "feedback.declinedFor" : "feedback.withdrawnFor", { reason: feedback.reason })}</p>
      )}
      {feedback.allowedActions.length > 0 && (
        <div className="acts no-print">
          {feedback.allowedActions.map((action) => (
            <Button key={action} size="small" danger={action === "withdraw"} onClick={() => setActing(action)}>
              {t(`feedbackAction.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {feedback.acts.length > 0 && (
        <details>
          <summary className="small secondary">{t("feedback.trail", { count: feedback.acts.length })}</summary>
          <ol>
            {feedback.acts.map((act) => (
              <li key={act.no}>
                {t(`feedbackAction.${act.action}`)}
                {act.action === "forward" && ` → ${act.orgUnit.shortName}`}{" "}
                <span className="muted">
                  <ActorName name={act.by} onBehalfOf={act.onBehalfOf} program={null} /> · {formatInstant(act.at)}
                </span>
                {act.text && act.action !== "decline" && act.action !== "withdraw" && <div className="words">{act.text}</div>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {acting && <ActDialog plan={plan} feedback={feedback} action={acting} onClose={() => setActing(null)} />}
    </li>
  );
}

/** The unit whose answer stands there; forwarded again since, it is not the one that has it now. */
const answeredFor = (feedback: Feedback) => feedback.acts.findLast((act) => act.action === "answer")?.orgUnit.shortName;
