import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { ApiError } from "@/api/api-error";
import { formatInstant } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { Heading } from "./heading";
import { type Receipt, receiptQuery, subjectPlaces } from "./queries";
import { Awaited } from "./states";

/** How far what somebody sent has come, by the receipt that they were given. */
export function ReceiptPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { receipt = "" } = useParams();
  const [typed, setTyped] = useState(receipt);
  const answer = useQuery({ ...receiptQuery(receipt), enabled: receipt !== "" });
  const isUnknown = answer.error instanceof ApiError && answer.error.status === 404;
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") {
      void navigate(`/public/feedback/${encodeURIComponent(typed.trim())}`);
    }
  };
  return (
    <>
      <Heading title={t("portal.feedback.standing")} />
      <form className="look" onSubmit={look}>
        <label htmlFor="receipt">{t("portal.feedback.receipt")}</label>
        <input
          id="receipt"
          type="text"
          autoComplete="off"
          maxLength={20}
          placeholder="ABCD-2345-EFGH"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <button type="submit" className="primary">
          {t("portal.feedback.look")}
        </button>
      </form>
      {receipt !== "" &&
        (isUnknown ? (
          <p role="alert">{t("portal.feedback.unknownReceipt")}</p>
        ) : answer.data ? (
          <Standing receipt={answer.data} />
        ) : (
          <Awaited error={answer.error} onRetry={() => void answer.refetch()} />
        ))}
    </>
  );
}

function Standing({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { subject } = receipt;
  return (
    <section className="standing">
      <p>
        <strong>{t(`portal.feedback.state.${receipt.state}`)}</strong>
        {receipt.orgUnit && receipt.state === "forwarded" && <> · {receipt.orgUnit.name}</>}
      </p>
      <p className="note">
        {t(`portal.feedback.kind.${receipt.kind}`)} · {t("portal.feedback.receivedOn", { at: formatInstant(receipt.receivedAt) })}
        {subject && (
          <>
            {" · "}
            <Link to={`/public/plans/${receipt.plan}/${subjectPlaces[subject.kind as keyof typeof subjectPlaces]}/${subject.code}`}>
              <IndicatorName name={subject.title} />
            </Link>
          </>
        )}
      </p>
      {receipt.reason && <p className="words">{t("portal.feedback.reason", { reason: receipt.reason })}</p>}
      {receipt.answer && (
        <div className="reply">
          <small>{t("portal.feedback.answerOf", { unit: receipt.orgUnit?.name })}</small>
          <p className="words">{receipt.answer}</p>
        </div>
      )}
    </section>
  );
}
