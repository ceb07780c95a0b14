import { Checkbox, Input, Radio, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { orgUnitsQuery } from "@/api/org-units";
import { Field } from "@/ui/field";
import { type Draft, days, type Refusal } from "./form-draft";

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; refusal: Refusal };

const all = "*";

/** Who reports, and when: what a version says besides its lines. */
export function CalendarFields({ draft, onChange, refusal }: Props) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const areas = (units.data ?? []).filter((u) => u.kind === "county" || u.kind === "committee");
  const isAll = areas.length > 0 && areas.every((u) => draft.orgUnits.includes(u.code));
  const number = (typed: string, place: string) => [...(Number.isNaN(days(typed)) ? [t("reportForm.notDays")] : []), ...refusal.at(place)];
  return (
    <>
      <div className="day-fields">
        <Field label={t("calendar.opensLabel")} hint={t("calendar.opensHint")} error={number(draft.opensDays, "/opensDays")}>
          {(control) => (
            <Input
              {...control}
              suffix={t("calendar.days")}
              inputMode="numeric"
              value={draft.opensDays}
              onChange={(e) => onChange({ opensDays: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("calendar.dueLabel")} error={number(draft.dueDays, "/dueDays")}>
          {(control) => (
            <Input {...control} suffix={t("calendar.days")} inputMode="numeric" value={draft.dueDays} onChange={(e) => onChange({ dueDays: e.target.value })} />
          )}
        </Field>
        <Field label={t("calendar.closesLabel")} hint={t("calendar.closesHint")} error={number(draft.closesDays, "/closesDays")}>
          {(control) => (
            <Input
              {...control}
              suffix={t("calendar.days")}
              inputMode="numeric"
              value={draft.closesDays}
              onChange={(e) => onChange({ closesDays: e.target.value })}
            />
          )}
        </Field>
      </div>
      <fieldset className="field choices">
        <legend>{t("calendar.kind")}</legend>
        <Radio.Group
          value={draft.dueDayKind}
          onChange={(e) => onChange({ dueDayKind: e.target.value })}
          options={[
            { value: "working", label: t("dueDayKind.working") },
            { value: "calendar", label: t("dueDayKind.calendar") },
          ]}
        />
      </fieldset>
      <fieldset className="field choices">
        <legend>{t("reportForm.reportedBy")}</legend>
        <Radio.Group
          value={draft.reportedBy}
          onChange={(e) => onChange({ reportedBy: e.target.value })}
          options={[
            { value: "units", label: t("reportedBy.units") },
            { value: "leads", label: t("reportedBy.leads") },
          ]}
        />
        {draft.reportedBy === "leads" && <p className="muted small">{t("reportForm.leadsHint")}</p>}
      </fieldset>
      {draft.reportedBy === "units" && (
        <Field label={t("reportForm.units")} error={refusal.at("/orgUnits")}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              showSearch={{ optionFilterProp: "label" }}
              loading={units.isPending}
              placeholder={t("reportForm.chooseUnits")}
              value={draft.orgUnits}
              options={[
                { value: all, label: t(isAll ? "reportForm.noArea" : "reportForm.allAreas") },
                ...areas.map((u) => ({ value: u.code, label: u.shortName })),
              ]}
              onChange={(chosen) => onChange({ orgUnits: chosen.includes(all) ? (isAll ? [] : areas.map((u) => u.code)) : chosen })}
            />
          )}
        </Field>
      )}
      <Field label={`${t("reportForm.guidance")}${t("form.optional")}`} error={refusal.at("/guidance")}>
        {(control) => <Input.TextArea {...control} rows={2} maxLength={2000} value={draft.guidance} onChange={(e) => onChange({ guidance: e.target.value })} />}
      </Field>
      <Checkbox checked={draft.evidenceRequired} onChange={(e) => onChange({ evidenceRequired: e.target.checked })}>
        {t("reportForm.evidenceRequired")}
      </Checkbox>
    </>
  );
}
