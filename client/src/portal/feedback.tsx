import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { errorsAt, explain } from "@/api/api-error";
import { formatInstant } from "@/lib/format";
import { type FeedbackSubject, feedbackQuery, type PublicFeedback, type SentFeedback, sendFeedback } from "./queries";

const kinds = ["question", "suggestion", "problem"] as const;

/** 公众留言 under what it is about: what was answered, and the form for more. */
export function Feedback({ plan, subject }: { plan: string; subject: FeedbackSubject }) {
  const { t } = useTranslation();
  const feedback = useQuery(feedbackQuery(plan, subject));
  return (
    <section className="feedback">
      <h2>
        {t("portal.feedback.title")}
        {!!feedback.data?.length && <small>{t("portal.feedback.count", { count: feedback.data.length })}</small>}
      </h2>
      {feedback.error && (
        <p className="note" role="alert">
          {t("portal.failed")}{" "}
          <button type="button" className="plain" onClick={() => void feedback.refetch()}>
            {t("portal.retry")}
          </button>
        </p>
      )}
      {feedback.data && feedback.data.length > 0 && (
        <ul>
          {feedback.data.map((one) => (
            <Pair key={one.id} feedback={one} />
          ))}
        </ul>
      )}
      <details className="send">
        <summary>{t("portal.feedback.open")}</summary>
        <Sending plan={plan} subject={subject} />
      </details>
      <p className="note">
        <Link to="/public/feedback">{t("portal.feedback.byReceipt")}</Link>
      </p>
    </section>
  );
}

/** What was sent and what the unit answered; withdrawn, only that and why. */
function Pair({ feedback }: { feedback: PublicFeedback }) {
  const { t } = useTranslation();
  return (
    <li>
      <small>
        {t(`portal.feedback.kind.${feedback.kind}`)} · {formatInstant(feedback.receivedAt)}
      </small>
      {feedback.withdrawnAt ? (
        <p className="withdrawn">{t("portal.feedback.withdrawnFor", { reason: feedback.reason })}</p>
      ) : (
        <>
          <p className="words">{feedback.text}</p>
          <div className="reply">
            <small>
              {t("portal.feedback.answerOf", { unit: feedback.orgUnit.name })} · {formatInstant(feedback.answeredAt)}
            </small>
            <p className="words">{feedback.answer}</p>
          </div>
        </>
      )}
    </li>
  );
}

const empty = { kind: "question", text: "", contact: "", website: "" } as const;

function Sending({ plan, subject }: { plan: string; subject: FeedbackSubject }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<SentFeedback>(empty);
  const change = (part: Partial<SentFeedback>) => setDraft((now) => ({ ...now, ...part }));
  const send = useMutation({ mutationFn: () => sendFeedback(plan, subject, draft), onSuccess: () => setDraft(empty) });
  if (send.data) {
    return (
      <div className="sent" role="status">
        <p>{t("portal.feedback.sent")}</p>
        <p>
          <strong>{send.data.receipt}</strong>
        </p>
        <p className="note">
          {t("portal.feedback.keepReceipt")} <Link to={`/public/feedback/${send.data.receipt}`}>{t("portal.feedback.seeStanding")}</Link>
        </p>
        <button type="button" className="button" onClick={() => send.reset()}>
          {t("portal.feedback.another")}
        </button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.text.trim() !== "" && !send.isPending) {
      send.mutate();
    }
  };
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend className="unseen">{t("portal.feedback.kindIs")}</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => change({ kind })} />
            {t(`portal.feedback.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <Labelled label={t("portal.feedback.text")} hint={t("portal.feedback.textHint")} error={errorsAt(send.error, "/text")}>
        {(wiring) => <textarea {...wiring} rows={5} maxLength={1000} required value={draft.text} onChange={(e) => change({ text: e.target.value })} />}
      </Labelled>
      <Labelled label={t("portal.feedback.contact")} hint={t("portal.feedback.contactHint")} error={errorsAt(send.error, "/contact")}>
        {(wiring) => <input {...wiring} type="text" maxLength={100} value={draft.contact} onChange={(e) => change({ contact: e.target.value })} />}
      </Labelled>
      {/* People see and reach none of this; programs fill it in. */}
      <div className="unseen" aria-hidden="true">
        <input name="website" tabIndex={-1} autoComplete="off" value={draft.website} onChange={(e) => change({ website: e.target.value })} />
      </div>
      {send.error && errorsAt(send.error, "/text").length + errorsAt(send.error, "/contact").length === 0 && (
        <p className="refused" role="alert">
          {explain(send.error, t("portal.failed"))}
        </p>
      )}
      <button type="submit" className="primary" disabled={draft.text.trim() === "" || send.isPending}>
        {t("portal.feedback.send")}
      </button>
    </form>
  );
}

type Wiring = { id: string; "aria-describedby": string; "aria-invalid": true | undefined };

function Labelled({ label, hint, error, children }: { label: string; hint: string; error: readonly string[]; children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": `${id}-hint`, "aria-invalid": error.length > 0 || undefined })}
      <small id={`${id}-hint`}>
        {error.length > 0 && <span className="refused">{error.join("；")} </span>}
        {hint}
      </small>
    </div>
  );
}
