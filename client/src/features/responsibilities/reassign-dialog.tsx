import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { today } from "@/lib/today";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState } from "@/ui/states";
import { PickFilters, PickTable, usePicking } from "./picking";
import { type ReassignmentDraft, type Responsibility, reassign } from "./queries";
import { ReassignOutcome } from "./reassign-outcome";

export type ReassignScope = { unit?: string; chapter?: number };

type Props = { plan: string; responsibilities: readonly Responsibility[]; titles: ReadonlyMap<number, string>; scope: ReassignScope; onClose: () => void };

const places = ["/orgUnit", "/effectiveOn", "/reason", "/handoverNote"];

/** Of one unit: pick what goes, to whom, from when and why; then see what would happen; then do it, and take it back if it was wrong. */
export function ReassignDialog({ plan, responsibilities, titles, scope, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // What there was when the dialog opened: what it does changes the matrix behind it.
  const [all] = useState(responsibilities);
  const units = useQuery(orgUnitsQuery);
  const [from, setFrom] = useState(scope.unit);
  const [draft, setDraft] = useState<ReassignmentDraft>({
    orgUnit: "",
    effectiveOn: today().add(1, "month").startOf("month").format("YYYY-MM-DD"),
    reason: "",
    handoverNote: "",
    forms: [],
  });
  const picking = usePicking(
    all.filter((r) => r.orgUnit.code === from),
    scope.chapter,
  );
  const { picked } = picking;
  const preview = useMutation({
    mutationFn: () => reassign(plan, picked, { ...draft, forms: [] }, true),
    // A form all of whose lines go over goes along unless somebody says no.
    onSuccess: (found) => setDraft((now) => ({ ...now, forms: found.forms.filter((f) => f.givenLines === f.totalLines).map((f) => f.code) })),
  });
  const giving = useMutation({
    mutationFn: () => reassign(plan, picked, draft),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const change = (part: Partial<ReassignmentDraft>) => setDraft((now) => ({ ...now, ...part }));
  const givers = [...new Map(all.map((r) => [r.orgUnit.code, r.orgUnit.shortName]))];
  const takers = (units.data ?? []).filter((u) => u.kind !== "municipality" && u.code !== from);
  const isReady = picked.length > 0 && draft.orgUnit !== "" && draft.reason.trim() !== "" && draft.effectiveOn !== "";
  const seen = giving.data ?? preview.data;
  if (seen) {
    return (
      <ReassignOutcome
        plan={plan}
        outcome={seen}
        draft={draft}
        isDone={giving.data !== undefined}
        isBusy={giving.isPending}
        error={giving.error}
        onForms={(forms) => change({ forms })}
        onBack={() => {
          giving.reset();
          preview.reset();
        }}
        onDo={() => giving.mutate()}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t("reassign.title")}
      width={820}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="primary" disabled={!isReady} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t("reassign.preview", { count: picked.length })}
          </Button>
        </>
      }
    >
      <FormProblem error={preview.error} places={places} />
      <div className="pair-fields">
        <Field label={t("reassign.from")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("reassign.chooseUnit")}
              value={from ?? null}
              options={givers.map(([value, label]) => ({ value, label }))}
              onChange={(unit) => {
                setFrom(unit ?? undefined);
                picking.reset();
              }}
            />
          )}
        </Field>
        <Field label={t("reassign.to")} error={errorsAt(preview.error, "/orgUnit")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              loading={units.isPending}
              placeholder={t("reassign.chooseUnit")}
              value={draft.orgUnit || null}
              options={takers.map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={(orgUnit) => change({ orgUnit: orgUnit ?? "" })}
            />
          )}
        </Field>
        <Field label={t("reassign.on")} hint={t("reassign.onHint")} error={errorsAt(preview.error, "/effectiveOn")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today().format("YYYY-MM-DD")}
              value={draft.effectiveOn}
              onChange={(e) => change({ effectiveOn: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("reassign.reason")} error={errorsAt(preview.error, "/reason")}>
          {(control) => <Input {...control} maxLength={2000} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />}
        </Field>
      </div>
      <Field label={`${t("reassign.note")}${t("form.optional")}`} hint={t("reassign.noteHint")} error={errorsAt(preview.error, "/handoverNote")}>
        {(control) => (
          <Input.TextArea {...control} rows={2} maxLength={2000} value={draft.handoverNote ?? ""} onChange={(e) => change({ handoverNote: e.target.value })} />
        )}
      </Field>
      {!from ? (
        <EmptyState title={t("reassign.noUnit")} />
      ) : (
        <>
          <PickFilters picking={picking} titles={titles} />
          {picking.listed.length === 0 ? (
            <EmptyState title={t("reassign.nothing")} />
          ) : (
            <PickTable picking={picking} last={{ title: t("reassign.status"), of: (r) => <span className="muted">{t(`status.${r.status}`)}</span> }} />
          )}
        </>
      )}
    </Dialog>
  );
}
