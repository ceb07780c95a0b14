import { useMutation, useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { answerFeedback, askFeedbackAnew, type Feedback, type FeedbackAction, moderateFeedback } from "@/api/feedback";
import { orgUnitsQuery } from "@/api/org-units";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";

type Props = { plan: string; feedback: Feedback; action: FeedbackAction; onClose: () => void };

const longest = { forward: 2000, answer: 2000, decline: 500, withdraw: 500 } as const;

/** One act on feedback: says what it is about and what comes of it, and takes the words it needs. */
export function ActDialog({ plan, feedback, action, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(action === "answer" ? (feedback.answer ?? "") : "");
  const [unit, setUnit] = useState(feedback.orgUnit?.code ?? feedback.lead?.code ?? null);
  const units = useQuery({ ...orgUnitsQuery, enabled: action === "forward" });
  const act = useMutation({
    mutationFn: () =>
      action === "answer"
        ? answerFeedback(plan, feedback, text)
        : moderateFeedback(plan, feedback, { action, text: text.trim() || null, orgUnit: action === "forward" ? unit : null }),
    onSuccess: async () => {
      await askFeedbackAnew(plan);
      onClose();
    },
  });
  const { error } = act;
  return (
    <FormDialog
      title={t(`feedbackAct.${action}`)}
      ok={t(`feedbackAction.${action}`)}
      width={560}
      isDanger={action === "withdraw"}
      isReady={action === "publish" || (action === "forward" ? unit !== null : text.trim() !== "")}
      isBusy={act.isPending}
      onOk={() => act.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/text", "/orgUnit"]} />
      <blockquote className="feedback-quote">{feedback.text}</blockquote>
      {action === "publish" && <blockquote className="feedback-quote">{feedback.answer}</blockquote>}
      <p className="secondary">{t(`feedbackConsequence.${action}`)}</p>
      {action === "forward" && (
        <Field
          label={t("feedback.unit")}
          hint={feedback.lead ? t("feedback.leadIs", { unit: feedback.lead.shortName }) : t("feedback.noLead")}
          error={errorsAt(error, "/orgUnit")}
        >
          {(control) => (
            <Select
              {...control}
              style={{ width: "100%" }}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("feedback.chooseUnit")}
              value={unit}
              options={(units.data ?? []).filter((u) => u.kind !== "municipality" && u.endedOn === null).map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={setUnit}
            />
          )}
        </Field>
      )}
      {action !== "publish" && (
        <Field label={`${t(`feedbackText.${action}`)}${action === "forward" ? t("form.optional") : ""}`} error={errorsAt(error, "/text")}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoFocus={action !== "forward"}
              rows={action === "answer" ? 6 : 3}
              maxLength={longest[action]}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
