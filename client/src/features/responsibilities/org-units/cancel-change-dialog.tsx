import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { formatDate } from "@/lib/format";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { cancelOrgUnitChange, type OrgUnitChange } from "./queries";

/** Asks before a change to come is called off, naming it and what follows. */
export function CancelChangeDialog({ change, onClose }: { change: OrgUnitChange; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const cancelling = useMutation({
    mutationFn: () => cancelOrgUnitChange(change, reason.trim()),
    onSuccess: () => {
      void message.success(t("orgUnit.cancelDone"));
      onClose();
    },
    onSettled: () => client.invalidateQueries(),
  });
  const from = change.kind === "rename" ? change.nameBefore : change.fromOrgUnits.map((u) => u.shortName).join("、");
  const to = change.kind === "rename" ? change.name : change.toOrgUnits.map((u) => u.shortName).join("、");
  return (
    <FormDialog
      title={t("orgUnit.cancelTitle", { kind: t(`orgUnitChange.${change.kind}`) })}
      ok={t("orgUnit.cancel")}
      isDanger
      isBusy={cancelling.isPending}
      isReady={reason.trim() !== ""}
      onOk={() => cancelling.mutate()}
      onClose={onClose}
    >
      <FormProblem error={cancelling.error} places={["/reason"]} />
      <p className="strong">
        {formatDate(change.effectiveOn)} {from} → {to}
      </p>
      <p>{t(change.kind === "rename" ? "orgUnit.cancelRename" : "orgUnit.cancelConsequence")}</p>
      <Field label={t("orgUnit.cancelReason")} error={errorsAt(cancelling.error, "/reason")}>
        {(control) => <Input.TextArea {...control} rows={3} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
