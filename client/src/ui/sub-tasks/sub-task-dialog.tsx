import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { orgUnitsQuery } from "@/api/org-units";
import { createSubTask, type SubTask, updateSubTask } from "@/api/sub-tasks";
import { FormDialog } from "../dialog";
import { Field } from "../field";
import { FormProblem } from "../form-problem";

type Props = {
  plan: string;
  task: string;
  /** Changed if given; else a new one is added, a step if a parent is given. */
  subTask?: SubTask;
  parent?: SubTask;
  own: readonly Schemas["OrgUnitRef"][];
  mayWriteForAll: boolean;
  onClose: () => void;
};

const places = ["/title", "/orgUnit", "/description", "/responsible", "/startsOn", "/dueOn", "/note"];

/** A piece of a task or a step of a piece: who, what, from when, until when; and, once it is there, how it stands and why. */
export function SubTaskDialog({ plan, task, subTask, parent, own, mayWriteForAll, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const units = useQuery({ ...orgUnitsQuery, enabled: mayWriteForAll });
  const [draft, setDraft] = useState({
    orgUnit: (subTask ?? parent)?.orgUnit.code ?? own[0]?.code ?? "",
    title: subTask?.title ?? "",
    description: subTask?.description ?? "",
    responsible: subTask?.responsible ?? "",
    startsOn: subTask?.startsOn ?? "",
    dueOn: subTask?.dueOn ?? parent?.dueOn ?? "",
    state: subTask?.state ?? ("notStarted" as SubTask["state"]),
    note: subTask?.note ?? "",
  });
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { orgUnit, state, note, ...words } = draft;
      const content = { ...words, startsOn: words.startsOn || null };
      return subTask
        ? updateSubTask(plan, subTask, { ...content, state, note })
        : createSubTask(plan, { ...content, task, orgUnit, parent: parent?.id ?? null });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["plans", plan] });
      onClose();
    },
  });
  const { error } = save;
  const takers = mayWriteForAll ? (units.data ?? []).filter((u) => u.kind !== "municipality" && u.endedOn === null) : own;
  const isReady = draft.title.trim() !== "" && draft.dueOn !== "" && draft.orgUnit !== "" && (draft.state !== "cancelled" || draft.note.trim() !== "");
  return (
    <FormDialog
      title={t(subTask ? "subTask.editTitle" : parent ? "subTask.stepTitle" : "subTask.addTitle", { title: (subTask ?? parent)?.title, task })}
      ok={t("action.save")}
      width={560}
      isReady={isReady}
      isBusy={save.isPending}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={places} />
      {!subTask && !parent && (
        <Field label={t("subTask.unit")} error={errorsAt(error, "/orgUnit")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              value={draft.orgUnit || null}
              placeholder={t("reassign.chooseUnit")}
              options={takers.map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={(orgUnit) => change({ orgUnit: orgUnit ?? "" })}
            />
          )}
        </Field>
      )}
      <Field label={t("subTask.what")} error={errorsAt(error, "/title")}>
        {(control) => <Input {...control} autoFocus maxLength={200} value={draft.title} onChange={(e) => change({ title: e.target.value })} />}
      </Field>
      <Field label={`${t("subTask.description")}${t("form.optional")}`} error={errorsAt(error, "/description")}>
        {(control) => (
          <Input.TextArea {...control} rows={2} maxLength={2000} value={draft.description} onChange={(e) => change({ description: e.target.value })} />
        )}
      </Field>
      <Field label={`${t("subTask.responsible")}${t("form.optional")}`} hint={t("subTask.responsibleHint")} error={errorsAt(error, "/responsible")}>
        {(control) => <Input {...control} maxLength={100} value={draft.responsible} onChange={(e) => change({ responsible: e.target.value })} />}
      </Field>
      <div className="pair-fields">
        <Field label={`${t("subTask.startsOn")}${t("form.optional")}`} error={errorsAt(error, "/startsOn")}>
          {(control) => <Input {...control} type="date" value={draft.startsOn} onChange={(e) => change({ startsOn: e.target.value })} />}
        </Field>
        <Field label={t("subTask.due")} error={errorsAt(error, "/dueOn")}>
          {(control) => <Input {...control} type="date" value={draft.dueOn} onChange={(e) => change({ dueOn: e.target.value })} />}
        </Field>
      </div>
      {subTask && (
        <>
          <Field label={t("subTask.state")}>
            {(control) => (
              <Select
                {...control}
                value={draft.state}
                options={(["notStarted", "underway", "done", "cancelled"] as const).map((value) => ({ value, label: t(`subTaskState.${value}`) }))}
                onChange={(state) => change({ state })}
              />
            )}
          </Field>
          <Field
            label={draft.state === "cancelled" ? t("subTask.why") : `${t("subTask.note")}${t("form.optional")}`}
            hint={t("subTask.noteHint")}
            error={errorsAt(error, "/note")}
          >
            {(control) => <Input.TextArea {...control} rows={2} maxLength={2000} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
