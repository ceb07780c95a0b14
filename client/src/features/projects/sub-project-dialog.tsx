import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, AutoComplete, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { createSubProject, type Sheet, type SubProject, updateSubProject } from "./queries";
import { bodyOf, draftOf, figureOf, isReadable, SheetFields } from "./sheet-fields";

const places = ["/title", "/orgUnit", "/stage", "/done", "/invested", "/cancelled", "/sheet"];

/** A county's project: added, or written anew. */
export function SubProjectDialog({
  plan,
  sheet,
  stages,
  one,
  onClose,
}: {
  plan: string;
  sheet: Sheet;
  stages: readonly string[];
  one: SubProject | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const units = useQuery(orgUnitsQuery);
  const [orgUnit, setOrgUnit] = useState(one?.orgUnit.code ?? (sheet.mayAddFor.length === 1 ? (sheet.mayAddFor[0] ?? "") : ""));
  const [said, setSaid] = useState({
    title: one?.title ?? "",
    stage: one?.stage ?? "",
    done: String(one?.done ?? ""),
    invested: String(one?.invested ?? ""),
    cancelled: one?.cancelled ?? "",
  });
  const [draft, setDraft] = useState(() => draftOf(one?.sheet ?? null));
  const say = (part: Partial<typeof said>) => setSaid((now) => ({ ...now, ...part }));
  const saving = useMutation({
    mutationFn: () => {
      const body = {
        title: said.title.trim(),
        stage: said.stage.trim() || null,
        done: figureOf(said.done),
        invested: figureOf(said.invested),
        cancelled: said.cancelled.trim() || null,
        sheet: bodyOf(draft),
      };
      return one ? updateSubProject(plan, sheet.code, one, body) : createSubProject(plan, sheet.code, { ...body, orgUnit });
    },
    onSuccess: async () => {
      void message.success(t("sheet.saved"));
      onClose();
      await client.invalidateQueries({ queryKey: ["plans", plan] });
    },
  });
  const isReady = said.title.trim() !== "" && orgUnit !== "" && isReadable(draft) && [said.done, said.invested].every((x) => !Number.isNaN(figureOf(x) ?? 0));
  const error = saving.error;
  return (
    <FormDialog
      title={one ? `${one.code} ${one.orgUnit.shortName}` : t("subProject.add")}
      ok={t("action.save")}
      width={760}
      isBusy={saving.isPending}
      isReady={isReady}
      onOk={() => saving.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={places} />
      <div className="pair-fields">
        <Field label={t("subProject.title")} error={errorsAt(error, "/title")}>
          {(control) => <Input {...control} maxLength={200} value={said.title} onChange={(e) => say({ title: e.target.value })} />}
        </Field>
        {one === null && (
          <Field label={t("subProject.area")} error={errorsAt(error, "/orgUnit")}>
            {(control) => (
              <Select
                {...control}
                value={orgUnit || null}
                options={sheet.mayAddFor.map((code) => ({ value: code, label: units.data?.find((u) => u.code === code)?.shortName ?? code }))}
                onChange={setOrgUnit}
              />
            )}
          </Field>
        )}
      </div>
      <div className="pair-fields">
        <Field label={t("project.stage")} error={errorsAt(error, "/stage")}>
          {(control) => (
            <AutoComplete
              {...control}
              value={said.stage}
              maxLength={40}
              options={stages.map((value) => ({ value }))}
              onChange={(stage: string) => say({ stage: stage ?? "" })}
            />
          )}
        </Field>
        <Field label={t("subProject.done")} error={errorsAt(error, "/done")}>
          {(control) => <Input {...control} suffix="%" value={said.done} onChange={(e) => say({ done: e.target.value })} />}
        </Field>
      </div>
      <div className="pair-fields">
        <Field label={t("subProject.invested")} error={errorsAt(error, "/invested")}>
          {(control) => <Input {...control} suffix={t("money.suffix")} value={said.invested} onChange={(e) => say({ invested: e.target.value })} />}
        </Field>
        {one && (
          <Field label={t("subProject.cancelled")} hint={t("subProject.cancelledHint")} error={errorsAt(error, "/cancelled")}>
            {(control) => <Input {...control} maxLength={500} value={said.cancelled} onChange={(e) => say({ cancelled: e.target.value })} />}
          </Field>
        )}
      </div>
      <SheetFields draft={draft} ladders={null} error={error} at="/sheet" onChange={setDraft} />
    </FormDialog>
  );
}
