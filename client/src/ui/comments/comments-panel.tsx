import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { type Comment, commentsQuery } from "@/api/comments";
import { useOwnSession } from "@/api/own-session";
import { Panel } from "../panel";
import { ErrorState, Pending } from "../states";
import { CommentForm } from "./comment-form";
import { Thread } from "./thread";

type Props = { plan: string; subject: Pick<Comment["subject"], "code"> & { kind: "task" | "project" | "indicator" } };

/** What units say to each other and ask each other about a task, project or indicator; the newest last, by the field for the next. */
export function CommentsPanel({ plan, subject }: Props) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(commentsQuery(plan, { subjectKind: subject.kind, subject: subject.code }, 5));
  const mayWrite = useOwnSession()?.permissions.includes("comments.write") ?? false;
  const place = useRef<HTMLDivElement>(null);
  const isMeant = useLocation().hash === "#comments";
  const isThere = comments.data !== undefined;
  useEffect(() => {
    if (isMeant && isThere) {
      place.current?.scrollIntoView({ block: "start" });
    }
  }, [isMeant, isThere]);
  const items = (comments.data?.pages.flatMap((page) => page.items) ?? []).toReversed();
  return (
    <div id="comments" ref={place}>
      <Panel
        title={t("comment.title")}
        note={comments.data && items.length === 0 ? t("comment.none") : undefined}
        extra={<Link to={`/plans/${plan}/questions`}>{t("comment.allQuestions")}</Link>}
      >
        {comments.isPending ? (
          <Pending rows={2} />
        ) : comments.error ? (
          <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />
        ) : (
          <>
            {comments.hasNextPage && (
              <div className="earlier no-print">
                <Button size="small" loading={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
                  {t("comment.earlier")}
                </Button>
              </div>
            )}
            {items.length > 0 && (
              <ul className="comments">
                {items.map((comment) => (
                  <Thread key={comment.id} plan={plan} comment={comment} mayWrite={mayWrite} />
                ))}
              </ul>
            )}
          </>
        )}
        {mayWrite && <CommentForm plan={plan} subject={subject} />}
      </Panel>
    </div>
  );
}
