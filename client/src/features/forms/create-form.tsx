import { useMutation, useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { orgUnitsQuery } from "@/api/org-units";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { createForm, frequencies } from "./queries";

const examples: Record<Schemas["Frequency"], string> = { week: "2025-W40", month: "2025-10", quarter: "2025-Q4", halfYear: "2025-H2", year: "2025" };

/** What stays for good: code and frequency; what can be changed later: name and lead department. */
export function CreateForm({ plan, onClose, onMade }: { plan: string; onClose: () => void; onMade: (code: string) => void }) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const [body, setBody] = useState({ code: "", name: "", frequency: "quarter" as Schemas["Frequency"], leadOrgUnit: "", firstPeriod: "" });
  const create = useMutation({
    mutationFn: () => createForm(plan, { ...body, code: body.code.trim(), firstPeriod: body.firstPeriod.trim() }),
    onSuccess: (form) => onMade(form.code),
  });
  const put = (part: Partial<typeof body>) => setBody({ ...body, ...part });
  const at = (place: string) => errorsAt(create.error, place);
  return (
    <FormDialog
      title={t("reportForm.create")}
      ok={t("reportForm.createOk")}
      isReady={Object.values(body).every((value) => value.trim() !== "")}
      isBusy={create.isPending}
      onOk={() => create.mutate()}
      onClose={onClose}
    >
      <FormProblem error={create.error} places={["/code", "/name", "/frequency", "/leadOrgUnit", "/firstPeriod"]} />
      <Field label={t("reportForm.name")} error={at("/name")}>
        {(control) => <Input {...control} autoFocus maxLength={100} value={body.name} onChange={(e) => put({ name: e.target.value })} />}
      </Field>
      <Field label={t("reportForm.code")} hint={t("reportForm.codeHint")} error={at("/code")}>
        {(control) => (
          <Input {...control} spellCheck={false} maxLength={60} placeholder="noise-quarter" value={body.code} onChange={(e) => put({ code: e.target.value })} />
        )}
      </Field>
      <div className="pair-fields">
        <Field label={t("reportForm.frequency")} hint={t("reportForm.frequencyHint")} error={at("/frequency")}>
          {(control) => (
            <Select
              {...control}
              value={body.frequency}
              options={frequencies.map((f) => ({ value: f, label: t(`frequency.${f}`) }))}
              onChange={(frequency) => put({ frequency, firstPeriod: "" })}
            />
          )}
        </Field>
        <Field label={t("reportForm.firstPeriod")} hint={t("reportForm.firstPeriodHint", { example: examples[body.frequency] })} error={at("/firstPeriod")}>
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              placeholder={examples[body.frequency]}
              value={body.firstPeriod}
              onChange={(e) => put({ firstPeriod: e.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t("reportForm.lead")} hint={t("reportForm.leadHint")} error={at("/leadOrgUnit")}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: "label" }}
            loading={units.isPending}
            placeholder={t("reportForm.chooseLead")}
            value={body.leadOrgUnit || null}
            options={(units.data ?? []).filter((u) => u.kind === "department").map((u) => ({ value: u.code, label: u.name }))}
            onChange={(leadOrgUnit) => put({ leadOrgUnit: leadOrgUnit ?? "" })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
