import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { today } from "@/lib/today";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { type Draft, emptyDraft, isReady, toBody } from "./draft";
import { type OrgUnit, reorganize } from "./queries";
import { ReorganizeOutcome } from "./reorganize-outcome";
import { SplitShares } from "./split-shares";
import { TakerFields } from "./taker-fields";

const kinds = ["merge", "split", "rename"] as const;
const places = ["/effectiveOn", "/reason", "/documentNumber", "/name", "/shortName", "/to/0/found/code"];

/** Which departments, from when, by which document; then what would happen; then do it. */
export function ReorganizeDialog({ units, onClose }: { units: readonly OrgUnit[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(emptyDraft(today().add(1, "month").startOf("month").format("YYYY-MM-DD")));
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const preview = useMutation({ mutationFn: () => reorganize(toBody(draft), true) });
  const doing = useMutation({ mutationFn: () => reorganize(toBody(draft)), onSettled: () => client.invalidateQueries() });
  const departments = units.filter((u) => u.kind === "department" && u.endedOn === null);
  const options = departments.map((u) => ({ value: u.code, label: u.name }));
  const { error } = preview;
  const seen = doing.data ?? preview.data;
  if (seen) {
    return (
      <ReorganizeOutcome
        outcome={seen}
        draft={draft}
        units={units}
        isDone={doing.data !== undefined}
        isBusy={doing.isPending}
        error={doing.error}
        onBack={() => {
          doing.reset();
          preview.reset();
        }}
        onDo={() => doing.mutate()}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t("orgUnit.reorganize")}
      width={820}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="primary" disabled={!isReady(draft)} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t("orgUnit.preview")}
          </Button>
        </>
      }
    >
      <FormProblem error={error} places={places} />
      <Segmented
        value={draft.kind}
        onChange={(kind) => change({ ...emptyDraft(draft.effectiveOn), kind, reason: draft.reason, documentNumber: draft.documentNumber })}
        options={kinds.map((value) => ({ value, label: t(`orgUnitChange.${value}`) }))}
      />
      <p className="muted small">{t(`orgUnit.words.${draft.kind}`)}</p>
      <Field label={t(draft.kind === "merge" ? "orgUnit.merged" : "orgUnit.concerned")}>
        {(control) =>
          draft.kind === "merge" ? (
            <Select
              {...control}
              mode="multiple"
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("reassign.chooseUnit")}
              value={[...draft.from]}
              options={options.filter((o) => o.value !== draft.takers[0]?.orgUnit)}
              onChange={(from) => change({ from })}
            />
          ) : (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("reassign.chooseUnit")}
              value={draft.from[0] ?? null}
              options={options}
              onChange={(one) => change({ from: one ? [one] : [], shares: {}, formShares: {} })}
            />
          )
        }
      </Field>
      {draft.kind !== "rename" &&
        draft.takers.map((taker, index) => (
          <TakerFields
            // biome-ignore lint/suspicious/noArrayIndexKey: takers have no other name until they are given one
            key={index}
            taker={taker}
            index={index}
            options={options.filter((o) => !draft.from.includes(o.value))}
            error={error}
            onChange={(next) => change({ takers: draft.takers.map((one, i) => (i === index ? next : one)) })}
            onRemove={draft.takers.length > 1 ? () => change({ takers: draft.takers.filter((_, i) => i !== index), shares: {}, formShares: {} }) : undefined}
          />
        ))}
      {draft.kind === "split" && (
        <>
          <p>
            <Button size="small" onClick={() => change({ takers: [...draft.takers, {}] })}>
              {t("orgUnit.addTaker")}
            </Button>{" "}
            <Checkbox checked={draft.ends} onChange={(e) => change({ ends: e.target.checked })}>
              {t("orgUnit.endsGiver")}
            </Checkbox>
          </p>
          <SplitShares draft={draft} units={units} onChange={change} />
        </>
      )}
      {draft.kind === "rename" && (
        <div className="pair-fields">
          <Field label={t("orgUnit.newName")} error={errorsAt(error, "/name")}>
            {(control) => <Input {...control} maxLength={60} value={draft.name} onChange={(e) => change({ name: e.target.value })} />}
          </Field>
          <Field label={t("orgUnit.newShortName")} error={errorsAt(error, "/shortName")}>
            {(control) => <Input {...control} maxLength={30} value={draft.shortName} onChange={(e) => change({ shortName: e.target.value })} />}
          </Field>
        </div>
      )}
      <div className="pair-fields">
        <Field label={t("reassign.on")} hint={t("reassign.onHint")} error={errorsAt(error, "/effectiveOn")}>
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
        <Field label={`${t("orgUnit.documentNumber")}${t("form.optional")}`} error={errorsAt(error, "/documentNumber")}>
          {(control) => <Input {...control} maxLength={60} value={draft.documentNumber} onChange={(e) => change({ documentNumber: e.target.value })} />}
        </Field>
      </div>
      <Field label={t("reassign.reason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input {...control} maxLength={2000} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />}
      </Field>
    </Dialog>
  );
}
