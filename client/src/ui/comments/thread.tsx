import "./comments.css";
import { useMutation } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import { askCommentsAnew, type Comment, type CommentAction, moveComment, updateComment } from "@/api/comments";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "../confirm-button";
import { MarkTag } from "../mark-tag";
import { CommentForm } from "./comment-form";

/** A comment or question with what was replied; with a heading where several subjects stand together. */
export function Thread({ plan, comment, mayWrite, heading }: { plan: string; comment: Comment; mayWrite: boolean; heading?: ReactNode }) {
  const { t } = useTranslation();
  const [isReplying, setReplying] = useState(false);
  return (
    <li>
      {heading}
      <Said plan={plan} comment={comment}>
        {mayWrite && comment.withdrawnAt === null && !isReplying && (
          <Button size="small" onClick={() => setReplying(true)}>
            {t("comment.replyButton")}
          </Button>
        )}
      </Said>
      {comment.replies.length > 0 && (
        <ul className="replies">
          {comment.replies.map((reply) => (
            <li key={reply.id}>
              <Said plan={plan} comment={reply} />
            </li>
          ))}
        </ul>
      )}
      {isReplying && <CommentForm plan={plan} subject={comment.subject} parent={comment} onDone={() => setReplying(false)} />}
    </li>
  );
}

function Said({ plan, comment, children }: { plan: string; comment: Comment; children?: ReactNode }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [edited, setEdited] = useState<string | null>(null);
  const tell = (error: unknown) => void message.error(explain(error, t("state.failed")), 8);
  const refresh = () => askCommentsAnew(plan);
  const move = useMutation({ mutationFn: (action: CommentAction) => moveComment(plan, comment, action), onError: tell, onSettled: refresh });
  const save = useMutation({
    mutationFn: (text: string) => updateComment(plan, comment, text),
    onSuccess: () => setEdited(null),
    onError: tell,
    onSettled: refresh,
  });
  const mentions = [...comment.mentionedOrgUnits.map((u) => u.shortName), ...comment.mentionedPeople.map((p) => p.displayName)];
  return (
    <>
      <div className="by">
        <span>
          <span className="strong">{comment.author.displayName}</span> <span className="secondary">{comment.orgUnit.shortName}</span>{" "}
          <span className="muted small">
            {formatInstant(comment.createdAt)}
            {comment.editedAt && ` · ${t("comment.edited")}`}
          </span>
        </span>
        {comment.asked && comment.withdrawnAt === null && <QuestionMark question={comment} />}
        {edited === null && (
          <span className="acts no-print">
            {children}
            {comment.allowedActions.includes("resolve") && (
              <Button size="small" loading={move.isPending} onClick={() => move.mutate("resolve")}>
                {t("comment.resolve")}
              </Button>
            )}
            {comment.mayEdit && (
              <Button size="small" onClick={() => setEdited(comment.text)}>
                {t("action.edit")}
              </Button>
            )}
            {comment.allowedActions.includes("withdraw") && (
              <ConfirmButton
                label={t("comment.withdraw")}
                title={t("comment.withdrawTitle")}
                consequence={t("comment.withdrawConsequence")}
                isSmall
                act={() => move.mutateAsync("withdraw")}
              />
            )}
          </span>
        )}
      </div>
      {edited !== null ? (
        <>
          <Input.TextArea aria-label={t("action.edit")} autoFocus rows={2} maxLength={2000} value={edited} onChange={(e) => setEdited(e.target.value)} />
          <div className="acts below">
            <Button size="small" disabled={edited.trim() === ""} loading={save.isPending} onClick={() => save.mutate(edited)}>
              {t("action.save")}
            </Button>
            <Button size="small" onClick={() => setEdited(null)}>
              {t("action.cancel")}
            </Button>
          </div>
        </>
      ) : comment.text === null ? (
        <p className="text muted">{t("comment.withdrawn")}</p>
      ) : (
        <p className="text">
          {mentions.map((name) => (
            <span key={name} className="mention">
              @{name}{" "}
            </span>
          ))}
          {comment.text}
        </p>
      )}
    </>
  );
}

/** Waits for the unit that is asked, is answered by it, or was settled otherwise. */
function QuestionMark({ question }: { question: Comment }) {
  const { t } = useTranslation();
  const isAnswered = question.replies.some((r) => r.orgUnit.code === question.asked?.code && r.withdrawnAt === null);
  return (
    <MarkTag light={question.resolvedAt ? "green" : "yellow"}>
      {t(question.resolvedAt ? (isAnswered ? "comment.answered" : "comment.settled") : "comment.askedOf", { unit: question.asked?.shortName })}
    </MarkTag>
  );
}
