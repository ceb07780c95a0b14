import "./comments.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { commentsQuery } from "@/api/comments";
import { formatInstant } from "@/lib/format";
import { Panel } from "../panel";
import { PlanSubject } from "../plan-subject";
import { ErrorState, Pending } from "../states";

/** Questions to one's own unit that nobody has answered: the newest few, and how many there are. */
export function WaitingQuestions({ plan, count }: { plan: string; count: number }) {
  const { t } = useTranslation();
  const questions = useInfiniteQuery(commentsQuery(plan, { waiting: true }, 3));
  const items = questions.data?.pages[0]?.items ?? [];
  const more = count - items.length;
  const all = `/plans/${plan}/questions?show=waiting`;
  return (
    <Panel title={t("comment.waiting")} note={count} extra={<Link to={all}>{t("slip.all")}</Link>}>
      {questions.isPending ? (
        <Pending rows={2} />
      ) : questions.error ? (
        <ErrorState error={questions.error} onRetry={() => void questions.refetch()} />
      ) : (
        <ul className="comments">
          {items.map((question) => (
            <li key={question.id}>
              <PlanSubject plan={plan} subject={question.subject} hash="#comments" />
              <p className="text brief">{question.text}</p>
              <span className="muted small">
                {question.author.displayName} · {question.orgUnit.shortName} · {formatInstant(question.createdAt)}
              </span>
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
