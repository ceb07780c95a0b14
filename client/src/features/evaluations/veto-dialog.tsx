import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { type Evaluation, evaluationsKey } from "@/api/evaluations";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { addVeto, withdrawVeto } from "./queries";

/** 一票否决: an incident that rules out the grades above one, of the plan as a whole or of an area. */
export function VetoDialog({ plan, evaluation, onClose }: { plan: string; evaluation: Evaluation; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [orgUnit, setOrgUnit] = useState<string>();
  const [code, setCode] = useState(evaluation.scheme.vetoes[0]?.code ?? "");
  const [incident, setIncident] = useState("");
  const naming = useMutation({
    mutationFn: () => addVeto(plan, evaluation, { orgUnit: orgUnit ?? "", code, incident: incident.trim() }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: evaluationsKey(plan) }),
  });
  const { error } = naming;
  const best = evaluation.scheme.vetoes.find((v) => v.code === code)?.best;
  return (
    <FormDialog
      title={t("evaluation.veto")}
      ok={t("evaluation.vetoDo")}
      isDanger
      isBusy={naming.isPending}
      isReady={!!orgUnit && incident.trim() !== ""}
      onOk={() => naming.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/orgUnit", "/code", "/incident"]} />
      <Field label={t("evaluation.area")} error={errorsAt(error, "/orgUnit")}>
        {({ id }) => (
          <Select
            id={id}
            value={orgUnit ?? null}
            options={evaluation.scopes.map((s) => ({ value: s.orgUnit.code, label: s.orgUnit.shortName }))}
            onChange={(value: string) => setOrgUnit(value)}
          />
        )}
      </Field>
      <Field label={t("evaluation.vetoRule")} error={errorsAt(error, "/code")}>
        {({ id }) => <Select id={id} value={code} options={evaluation.scheme.vetoes.map((v) => ({ value: v.code, label: v.name }))} onChange={setCode} />}
      </Field>
      <Field label={t("evaluation.incident")} hint={t("evaluation.incidentHint")} error={errorsAt(error, "/incident")}>
        {(control) => <Input.TextArea {...control} rows={3} maxLength={500} value={incident} onChange={(e) => setIncident(e.target.value)} />}
      </Field>
      {best && <p className="consequence">{t("evaluation.vetoConsequence", { grade: t(`grade.${best}`) })}</p>}
    </FormDialog>
  );
}

/** Takes back an incident that was named in error. */
export function WithdrawVetoDialog({
  plan,
  evaluation,
  veto,
  onClose,
}: {
  plan: string;
  evaluation: Evaluation;
  veto: Evaluation["scopes"][number]["vetoes"][number];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const withdrawing = useMutation({
    mutationFn: () => withdrawVeto(plan, evaluation, veto.id ?? "", reason.trim()),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: evaluationsKey(plan) }),
  });
  const { error } = withdrawing;
  return (
    <FormDialog
      title={t("evaluation.vetoWithdrawal")}
      ok={t("evaluation.vetoWithdraw")}
      isBusy={withdrawing.isPending}
      isReady={reason.trim() !== ""}
      onOk={() => withdrawing.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/reason"]} />
      <p>
        {veto.name}：{veto.incident}
      </p>
      <Field label={t("evaluation.withdrawalReason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input.TextArea {...control} rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      <p className="consequence">{t("evaluation.withdrawalConsequence")}</p>
    </FormDialog>
  );
}
