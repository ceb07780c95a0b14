import "./comments.css";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import { type Comment, commentsQuery, moveComment, updateComment } from "@/api/comments";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "../confirm-button";
import { MarkTag } from "../mark-tag";
import { Panel } from "../panel";
import { SlipSubject } from "../slips/slip-marks";
import { ErrorState, Pending } from "../states";
import { CommentForm } from "./comment-form";

type Props = { plan: string; subject: Pick<Comment["subject"], "code"> & { kind: "task" | "project" | "indicator" } };

/** What units say to each other and ask each other about a task, project or indicator; the newest last. */
export function CommentsPanel({ plan, subject }: Props) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(commentsQuery(plan, { subjectKind: subject.kind, subject: subject.code }));
  const mayWrite = useOwnSession()?.permissions.includes("comments.write") ?? false;
  const items = (comments.data?.pages.flatMap((page) => page.items) ?? []).toReversed();
  const open = items.filter((c) => c.kind === "question" && c.resolvedAt === null && c.withdrawnAt === null).length;
  return (
    <Panel
      title={t("comment.title")}
      note={open > 0 ? t("comment.open", { count: open }) : comments.data && items.length === 0 ? t("comment.none") : undefined}
      extra={
        comments.hasNextPage && (
          <Button size="small" loading={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
            {t("comment.earlier")}
          </Button>
        )
      }
    >
      {comments.isPending ? (
        <Pending rows={2} />
      ) : comments.error ? (
        <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />
      ) : (
        <ul className="comments">
          {items.map((comment) => (
            <li key={comment.id}>
              <Said plan={plan} comment={comment} mayReply={mayWrite && comment.withdrawnAt === null} subject={subject} />
              {comment.replies.length > 0 && (
                <ul className="replies">
                  {comment.replies.map((reply) => (
                    <li key={reply.id}>
                      <Said plan={plan} comment={reply} mayReply={false} subject={subject} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <CommentForm plan={plan} subject={subject} />}
    </Panel>
  );
}

function Said({ plan, comment, mayReply, subject }: { plan: string; comment: Comment; mayReply: boolean; subject: Props["subject"] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [isReplying, setReplying] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ["plans", plan] });
  const tell = (error: unknown) => void message.error(explain(error, t("state.failed")), 8);
  const move = useMutation({ mutationFn: (action: Comment["allowedActions"][number]) => moveComment(plan, comment, action), onError: tell, onSettled: refresh });
  const save = useMutation({ mutationFn: (text: string) => updateComment(plan, comment, text), onSuccess: () => setEdited(null), onError: tell, onSettled: refresh });
  // Who asked may settle it too, and then nobody has answered.
  const isAnswered = comment.replies.some((r) => r.orgUnit.code === comment.asked?.code);
  const mentions = [...comment.mentionedOrgUnits.map((u) => u.shortName), ...comment.mentionedPeople.map((p) => p.displayName)];
  return (
    <>
      <div>
        <span className="strong">{comment.author.displayName}</span> <span className="secondary">{comment.orgUnit.shortName}</span>{" "}
        <span className="muted small">
          {formatInstant(comment.createdAt)}
          {comment.editedAt && ` · ${t("comment.edited")}`}
        </span>{" "}
        {comment.asked && comment.withdrawnAt === null && (
          <MarkTag light={comment.resolvedAt ? "green" : "yellow"}>
            {t(comment.resolvedAt ? (isAnswered ? "comment.answered" : "comment.settled") : "comment.askedOf", { unit: comment.asked.shortName })}
          </MarkTag>
        )}
      </div>
      {edited !== null ? (
        <Input.TextArea aria-label={t("comment.edit")} autoFocus rows={2} maxLength={2000} value={edited} onChange={(e) => setEdited(e.target.value)} />
      ) : comment.text === null ? (
        <p className="text muted">{t("comment.withdrawn")}</p>
      ) : (
        <p className="text">
          {mentions.map((name) => (
            <span key={name} className="chip">
              @{name}
            </span>
          ))}{" "}
          {comment.text}
        </p>
      )}
      <div className="no-print">
        {edited !== null ? (
          <>
            <Button size="small" type="link" disabled={edited.trim() === ""} loading={save.isPending} onClick={() => save.mutate(edited)}>
              {t("action.save")}
            </Button>
            <Button size="small" type="link" onClick={() => setEdited(null)}>
              {t("action.cancel")}
            </Button>
          </>
        ) : (
          <>
            {mayReply && (
              <Button size="small" type="link" onClick={() => setReplying(true)}>
                {t("comment.replyButton")}
              </Button>
            )}
            {comment.mayEdit && (
              <Button size="small" type="link" onClick={() => setEdited(comment.text)}>
                {t("comment.edit")}
              </Button>
            )}
            {comment.allowedActions.includes("resolve") && (
              <Button size="small" type="link" loading={move.isPending} onClick={() => move.mutate("resolve")}>
                {t("comment.resolve")}
              </Button>
            )}
            {comment.allowedActions.includes("withdraw") && (
              <ConfirmButton
                label={t("comment.withdraw")}
                title={t("comment.withdrawTitle")}
                consequence={t("comment.withdrawConsequence")}
                isSmall
                act={async () => {
                  await moveComment(plan, comment, "withdraw").catch(tell);
                  await refresh();
                }}
              />
            )}
          </>
        )}
      </div>
      {isReplying && <CommentForm plan={plan} subject={subject} parent={comment} onDone={() => setReplying(false)} />}
    </>
  );
}

/** Questions to one's own unit that nobody has answered; nothing where there is none. */
export function WaitingQuestions({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const questions = useInfiniteQuery(commentsQuery(plan, { waiting: true }));
  const items = questions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    items.length > 0 && (
      <Panel title={t("comment.waiting")} note={items.length}>
        <ul className="comments">
          {items.map((question) => (
            <li key={question.id}>
              <SlipSubject plan={plan} subject={question.subject} />
              <p className="text">{question.text}</p>
              <span className="muted small">
                {question.author.displayName} · {question.orgUnit.shortName} · {formatInstant(question.createdAt)}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    )
  );
}
