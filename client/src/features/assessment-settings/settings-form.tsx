import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, errorsAt } from "@/api/api-error";
import { formatFigure } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { usePreview } from "@/lib/use-preview";
import { Field } from "@/ui/field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { LightCounts } from "@/ui/light";
import { LightChanges } from "@/ui/light-changes";
import { type Settings, updateSettings } from "./queries";

const thresholds = ["faster", "inLine", "behind"] as const;
const days = ["slipRedDays", "slipDecisionDays"] as const;
const names = [...thresholds, ...days];
const places = [...names.map((name) => `/${name}`), "/reason"];

/** Thresholds with two places, days without. */
const shown = (name: (typeof names)[number], value: number) => formatFigure(value, days.some((day) => day === name) ? 0 : 2);

/** Other numbers: which lights they would change is seen before they are set. */
export function SettingsForm({ plan, settings }: { plan: string; settings: Settings }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(
    () => Object.fromEntries(names.map((name) => [name, String(settings.inForce[name])])) as Record<(typeof names)[number], string>,
  );
  const [ranking, setRanking] = useState(settings.inForce.ranking);
  const [reason, setReason] = useState("");
  const read = names.map((name) => ({ name, figure: parseFigure(draft[name], "") }));
  const isReadable = read.every(({ figure }) => figure.kind === "figure");
  const isChanged =
    ranking !== settings.inForce.ranking || read.some(({ name, figure }) => figure.kind === "figure" && figure.value !== settings.inForce[name]);
  const body = { ...Object.fromEntries(read.flatMap(({ name, figure }) => (figure.kind === "figure" ? [[name, figure.value]] : []))), ranking };
  const isReady = isReadable && (isChanged || settings.isProposal);
  const preview = usePreview([plan, settings.version], body, isReady && isChanged, (asked) =>
    updateSettings(plan, settings, { ...asked, reason: t("target.preview"), dryRun: true }),
  );
  const saving = useMutation({
    mutationFn: () => updateSettings(plan, settings, { ...body, reason: reason.trim() }),
    onSuccess: async () => {
      void message.success(t("assessment.done"));
      await client.invalidateQueries({ queryKey: ["plans", plan] });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status === 412) {
        void client.invalidateQueries({ queryKey: ["plans", plan] });
      }
    },
  });
  const error = saving.error ?? (isReady && isChanged ? preview.error : null);
  const seen = isReady && isChanged && !preview.error ? preview.data : undefined;
  return (
    <form
      className="threshold-form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <FormProblem error={error} places={places} />
      <div className="thresholds">
        {read.map(({ name, figure }) => (
          <Field
            key={name}
            label={t(`assessment.${name}`)}
            hint={t("assessment.lantuHas", { number: shown(name, settings.proposed[name]) })}
            error={figure.kind === "figure" ? errorsAt(error, `/${name}`) : [t("target.unreadable")]}
          >
            {(control) => (
              <Input {...control} inputMode="decimal" maxLength={20} value={draft[name]} onChange={(e) => setDraft({ ...draft, [name]: e.target.value })} />
            )}
          </Field>
        ))}
      </div>
      <Field label={t("assessment.ranking")} hint={t("assessment.rankingHint")}>
        {({ id, "aria-describedby": describedBy }) => (
          <Segmented
            id={id}
            aria-label={t("assessment.ranking")}
            aria-describedby={describedBy}
            value={ranking}
            options={[
              { value: true, label: t("assessment.rankingOn") },
              { value: false, label: t("assessment.rankingOff") },
            ]}
            onChange={setRanking}
          />
        )}
      </Field>
      <Field label={t("target.reason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input {...control} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      {seen && (
        <>
          <p className="before-after">
            {t("assessment.city")} <LightCounts lights={seen.before} /> → <LightCounts lights={seen.after} />
          </p>
          <LightChanges changes={seen.changes} />
        </>
      )}
      <FormActions label={t("assessment.do")} isPending={saving.isPending} error={error} isDisabled={!isReady || reason.trim() === ""} />
    </form>
  );
}
