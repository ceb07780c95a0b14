import { useMutation } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { useOwnSession } from "@/api/own-session";
import { createSavedView, type ViewScreen } from "@/api/saved-views";
import { FormDialog } from "../dialog";
import { Field } from "../field";
import { FormProblem } from "../form-problem";

const working = ["drafter", "approver", "reviewer", "finalizer", "planAdministrator"];

/** The present filters under a name. */
export function SaveView({ plan, screen, query, onClose }: { plan: string; screen: ViewScreen; query: string; onClose: () => void }) {
  const { t } = useTranslation();
  const memberships = useOwnSession()?.memberships ?? [];
  const units = [...new Map(memberships.filter((m) => working.includes(m.role)).map((m) => [m.orgUnit.code, m.orgUnit.shortName])).entries()];
  const [name, setName] = useState("");
  const [orgUnit, setOrgUnit] = useState("");
  const save = useMutation({ mutationFn: () => createSavedView(plan, { screen, name, query, orgUnit: orgUnit || null }), onSuccess: onClose });
  return (
    <FormDialog
      title={t("savedView.saveTitle")}
      ok={t("action.save")}
      isReady={name.trim() !== ""}
      isBusy={save.isPending}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <FormProblem error={save.error} places={["/name"]} />
      <Field label={t("savedView.name")} hint={t("savedView.nameHint")} error={errorsAt(save.error, "/name")}>
        {(control) => <Input {...control} autoFocus maxLength={50} value={name} onChange={(e) => setName(e.target.value)} />}
      </Field>
      {units.length > 0 && (
        <Field label={t("savedView.for")}>
          {({ id }) => (
            <Radio.Group
              id={id}
              aria-label={t("savedView.for")}
              value={orgUnit}
              onChange={(e) => setOrgUnit(e.target.value as string)}
              options={[{ value: "", label: t("savedView.forMe") }, ...units.map(([value, unit]) => ({ value, label: t("savedView.forUnit", { unit }) }))]}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
