import "../comments/comments.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { feedbackQuery } from "@/api/feedback";
import { formatInstant } from "@/lib/format";
import { Panel } from "../panel";
import { PlanSubject } from "../plan-subject";
import { ErrorState, Pending } from "../states";
import { FeedbackStanding } from "./feedback-state";

/** Feedback that waits for an act of one's own: the newest few, and how many there are. */
export function WaitingFeedback({ plan, count }: { plan: string; count: number }) {
  const { t } = useTranslation();
  const feedback = useInfiniteQuery(feedbackQuery(plan, { waiting: true }, 3));
  const items = feedback.data?.pages[0]?.items ?? [];
  const more = count - items.length;
  const all = `/plans/${plan}/feedback`;
  return (
    <Panel title={t("feedback.waiting")} note={count} extra={<Link to={all}>{t("feedback.handle")}</Link>}>
      {feedback.isPending ? (
        <Pending rows={2} />
      ) : feedback.error ? (
        <ErrorState error={feedback.error} onRetry={() => void feedback.refetch()} />
      ) : (
        <ul className="comments">
          {items.map((one) => (
            <li key={one.id}>
              <PlanSubject plan={plan} subject={one.subject} />
              <p className="text brief">{one.text}</p>
              <div className="by">
                <span className="muted small">
                  {t(`feedbackKind.${one.kind}`)} · {formatInstant(one.receivedAt)}
                </span>
                <FeedbackStanding feedback={one} />
              </div>
            </li>
          ))}
          {more > 0 && (
            <li>
              <Link to={all}>{t("comment.more", { count: more })}</Link>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
