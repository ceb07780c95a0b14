import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { formatFigure, formatInstant } from "@/lib/format";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import type { Submission } from "../queries";
import { chooseReconciliation, type Suggestion, suggestionsQuery } from "./queries";

type Props = { plan: string; submission: Submission; suggestion: Suggestion; onClose: () => void };

/** Sources that say different things of one cell: which holds, and why. */
export function ReconcileDialog({ plan, submission, suggestion, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const line = submission.lines.find((l) => l.no === suggestion.lineNo);
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState("");
  const choose = useMutation({
    mutationFn: () => chooseReconciliation(plan, chosen ?? "", reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: suggestionsQuery(plan, submission.id).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("prefill.reconcile", { name: line?.title })}
      ok={t("prefill.choose")}
      isReady={chosen !== undefined && reason.trim() !== ""}
      isBusy={choose.isPending}
      onOk={() => choose.mutate()}
      onClose={onClose}
    >
      <FormProblem error={choose.error} places={["/reason"]} />
      <p className="secondary">{t("prefill.reconcileHint")}</p>
      <Radio.Group aria-label={t("prefill.values")} value={chosen} onChange={(e) => setChosen(e.target.value as string)}>
        {suggestion.values.map((value) => (
          <div key={value.id}>
            <Radio value={value.id}>
              {value.source} <strong className="num">{formatFigure(value.value, line?.decimals)}</strong> {line?.unit}{" "}
              {value.said && value.said.value !== value.value && (
                <span className="secondary">{t("prefill.said", { figure: formatFigure(value.said.value), unit: value.said.unit })} </span>
              )}
              <span className="muted small">{t("prefill.fetched", { at: formatInstant(value.fetchedAt) })}</span>
            </Radio>
          </div>
        ))}
      </Radio.Group>
      <Field label={t("prefill.reason")} error={errorsAt(choose.error, "/reason")}>
        {(control) => <Input.TextArea {...control} rows={2} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
