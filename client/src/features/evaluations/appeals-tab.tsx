import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { type Evaluation, evaluationsKey } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { type Appeal, answerAppeal, appealsQuery, lodgeAppeal } from "./queries";

/** 申诉: what areas object to once a run is reviewed, and the answers. */
export function AppealsTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const appeals = useQuery(appealsQuery(plan, evaluation.id));
  const [answered, setAnswered] = useState<Appeal>();
  const [isLodging, setLodging] = useState(false);
  const own = useOwnSession()?.memberships.find((m) => m.role === "approver" && evaluation.scopes.some((s) => !s.isPlan && s.orgUnit.code === m.orgUnit.code));
  if (appeals.error) {
    return <ErrorState error={appeals.error} onRetry={() => void appeals.refetch()} />;
  }
  if (!appeals.data) {
    return <Pending rows={4} />;
  }
  const lodge = own && evaluation.reviewedAt !== null && <Button onClick={() => setLodging(true)}>{t("appeal.lodge")}</Button>;
  return (
    <div className="evaluation-body">
      {appeals.data.length === 0 ? (
        <EmptyState title={t("appeal.none")}>
          <span>{t("appeal.noneHint")}</span>
          {lodge}
        </EmptyState>
      ) : (
        <>
          <ul className="appeals">
            {appeals.data.map((appeal) => (
              <li key={appeal.id}>
                <div className="secondary">
                  <span className="strong">{appeal.orgUnitName}</span> · {formatInstant(appeal.lodgedAt)}
                </div>
                <p className="evaluation-text">{appeal.text}</p>
                {appeal.answeredAt ? (
                  <p className="consequence evaluation-text">
                    <strong>{t(appeal.upheld ? "appeal.upheld" : "appeal.rejected")}</strong> · {formatInstant(appeal.answeredAt)}
                    <br />
                    {appeal.answer}
                  </p>
                ) : (
                  <p className="muted">{t("appeal.waits")}</p>
                )}
                {appeal.mayAnswer && (
                  <Button size="small" onClick={() => setAnswered(appeal)}>
                    {t("appeal.answer")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {lodge}
        </>
      )}
      {isLodging && own && <LodgeDialog plan={plan} evaluation={evaluation} orgUnit={own.orgUnit.code} onClose={() => setLodging(false)} />}
      {answered && <AnswerDialog plan={plan} evaluation={evaluation} appeal={answered} onClose={() => setAnswered(undefined)} />}
    </div>
  );
}

function LodgeDialog({ plan, evaluation, orgUnit, onClose }: { plan: string; evaluation: Evaluation; orgUnit: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const lodging = useMutation({
    mutationFn: () => lodgeAppeal(plan, evaluation.id, orgUnit, text.trim()),
    onSuccess: () => {
      void message.success(t("appeal.lodged"));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: evaluationsKey(plan) }),
  });
  const { error } = lodging;
  return (
    <FormDialog
      title={t("appeal.lodgeTitle", { title: evaluation.title })}
      ok={t("appeal.lodgeDo")}
      isBusy={lodging.isPending}
      isReady={text.trim() !== ""}
      onOk={() => lodging.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/text"]} />
      <Field label={t("appeal.text")} hint={t("appeal.textHint")} error={errorsAt(error, "/text")}>
        {(control) => <Input.TextArea {...control} rows={5} maxLength={2000} value={text} onChange={(e) => setText(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}

function AnswerDialog({ plan, evaluation, appeal, onClose }: { plan: string; evaluation: Evaluation; appeal: Appeal; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isUpheld, setUpheld] = useState(false);
  const [answer, setAnswer] = useState("");
  const answering = useMutation({
    mutationFn: () => answerAppeal(plan, evaluation.id, appeal, isUpheld, answer.trim()),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: evaluationsKey(plan) }),
  });
  const { error } = answering;
  return (
    <FormDialog
      title={t("appeal.answerTitle", { unit: appeal.orgUnitName })}
      ok={t("appeal.answerDo")}
      isBusy={answering.isPending}
      isReady={answer.trim() !== ""}
      onOk={() => answering.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/answer"]} />
      <p className="consequence evaluation-text">{appeal.text}</p>
      <Radio.Group
        aria-label={t("appeal.answer")}
        value={isUpheld}
        onChange={(e) => setUpheld(e.target.value as boolean)}
        options={[
          { value: false, label: t("appeal.rejected") },
          { value: true, label: t("appeal.upheld") },
        ]}
      />
      <Field label={t("appeal.answer")} hint={t(isUpheld ? "appeal.upheldHint" : "appeal.rejectedHint")} error={errorsAt(error, "/answer")}>
        {(control) => <Input.TextArea {...control} rows={4} maxLength={2000} value={answer} onChange={(e) => setAnswer(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
