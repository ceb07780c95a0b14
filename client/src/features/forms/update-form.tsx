import { useMutation, useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { type Form, readForm, updateForm } from "./queries";

/** What holds for all versions, and takes effect at once. */
export function UpdateForm({ plan, form, onClose }: { plan: string; form: Form; onClose: () => void }) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const [body, setBody] = useState({ name: form.name, leadOrgUnit: form.leadOrgUnit.code, endedOn: form.endedOn ?? "" });
  const update = useMutation({
    mutationFn: () => updateForm(plan, form, { name: body.name, leadOrgUnit: body.leadOrgUnit, endedOn: body.endedOn || null }),
    onSuccess: onClose,
    // The next try starts from what is there now; what was typed stays.
    onError: (error) => error instanceof ApiError && error.status === 412 && void readForm(plan, form.code),
  });
  const put = (part: Partial<typeof body>) => setBody({ ...body, ...part });
  return (
    <FormDialog
      title={t("reportForm.update")}
      ok={t("action.save")}
      isReady={body.name.trim() !== ""}
      isBusy={update.isPending}
      onOk={() => update.mutate()}
      onClose={onClose}
    >
      <FormProblem error={update.error} places={["/name", "/leadOrgUnit", "/endedOn"]} />
      <Field label={t("reportForm.name")} error={errorsAt(update.error, "/name")}>
        {(control) => <Input {...control} autoFocus maxLength={100} value={body.name} onChange={(e) => put({ name: e.target.value })} />}
      </Field>
      <Field label={t("reportForm.lead")} hint={t("reportForm.leadHint")} error={errorsAt(update.error, "/leadOrgUnit")}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: "label" }}
            loading={units.isPending}
            value={body.leadOrgUnit}
            options={(units.data ?? [form.leadOrgUnit]).filter((u) => u.kind === "department").map((u) => ({ value: u.code, label: u.name }))}
            onChange={(leadOrgUnit) => put({ leadOrgUnit })}
          />
        )}
      </Field>
      <Field label={`${t("reportForm.endedOn")}${t("form.optional")}`} hint={t("reportForm.endedOnHint")} error={errorsAt(update.error, "/endedOn")}>
        {(control) => <Input {...control} type="date" value={body.endedOn} onChange={(e) => put({ endedOn: e.target.value })} />}
      </Field>
      <p className="consequence">{t("reportForm.updateConsequence")}</p>
    </FormDialog>
  );
}
