import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { moveSlip, type Slip, type SlipAction } from "@/api/slips";
import { today } from "@/lib/today";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";

type Props = { plan: string; slip: Slip; action: Exclude<SlipAction, "issue">; onClose: () => void };

const places = ["/text", "/untilOn", "/dueOn", "/requirement"];

/** Answers a slip, or decides on the answer: in words, and until when. */
export function MoveDialog({ plan, slip, action, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const isEscalation = action === "escalate";
  const asked = slip.acts.findLast((act) => act.action === "answer")?.untilOn;
  const [draft, setDraft] = useState({
    text: "",
    untilOn: action === "close" ? (asked ?? "") : isEscalation ? today().add(7, "day").format("YYYY-MM-DD") : "",
    dueOn: today().add(1, "month").format("YYYY-MM-DD"),
    requirement: slip.requirement,
  });
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const move = useMutation({
    mutationFn: () =>
      moveSlip(plan, slip, {
        action,
        text: draft.text,
        untilOn: draft.untilOn || null,
        ...(isEscalation ? { dueOn: draft.dueOn, requirement: draft.requirement } : {}),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["plans", plan] });
      onClose();
    },
  });
  const { error } = move;
  return (
    <FormDialog
      title={t(`slipMove.${action}`, { number: slip.number })}
      ok={t(`slipAction.${action}`)}
      width={560}
      isReady={draft.text.trim() !== "" && (!isEscalation || (draft.untilOn !== "" && draft.dueOn !== ""))}
      isBusy={move.isPending}
      onOk={() => move.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={places} />
      <Field label={t(`slipText.${action}`)} error={errorsAt(error, "/text")}>
        {(control) => <Input.TextArea {...control} autoFocus rows={4} maxLength={2000} value={draft.text} onChange={(e) => change({ text: e.target.value })} />}
      </Field>
      {isEscalation && (
        <Field label={t("slip.requirement")} error={errorsAt(error, "/requirement")}>
          {(control) => (
            <Input.TextArea {...control} rows={2} maxLength={2000} value={draft.requirement} onChange={(e) => change({ requirement: e.target.value })} />
          )}
        </Field>
      )}
      {action !== "withdraw" && (
        <div className="pair-fields">
          <Field label={`${t(`slipUntilOn.${action}`)}${isEscalation ? "" : t("form.optional")}`} error={errorsAt(error, "/untilOn")}>
            {(control) => <Input {...control} type="date" value={draft.untilOn} onChange={(e) => change({ untilOn: e.target.value })} />}
          </Field>
          {isEscalation && (
            <Field label={t("slip.dueOn")} error={errorsAt(error, "/dueOn")}>
              {(control) => <Input {...control} type="date" value={draft.dueOn} onChange={(e) => change({ dueOn: e.target.value })} />}
            </Field>
          )}
        </div>
      )}
    </FormDialog>
  );
}
