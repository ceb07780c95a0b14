import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { type SetBody, setTargets, type Targets } from "@/api/targets";
import { formatFigure } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { type Sign, signs } from "@/lib/signs";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { LightChanges } from "@/ui/light-changes";
import { blankDocument, DocumentFields, documentBody } from "./document-fields";
import { numberOf } from "./target-words";
import { useTargetAct } from "./use-target-act";

type Props = { plan: string; indicator: Schemas["Indicator"]; targets: Targets; onClose: () => void };

const bases = ["provinceDocument", "plan", "reported"] as const;
const places = ["/targets", "/document", "/reason"];

/** 下达指标: numbers of one or many years for the city or an area, where they stand, and what becomes of the lights. */
export function SetDialog({ plan, indicator, targets, onClose }: Props) {
  const { t } = useTranslation();
  const city = targets.areas.find((a) => a.isCity)?.orgUnit.code ?? "";
  const [draft, setDraft] = useState({ orgUnit: city, basis: "provinceDocument" as SetBody["basis"], comparator: targets.comparator, reason: "" });
  const [numbers, setNumbers] = useState<Record<number, string>>({});
  const [document, setDocument] = useState(blankDocument);
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const years = Array.from({ length: targets.lastYear - targets.firstYear + 1 }, (_, i) => targets.firstYear + i);
  const read = years.map((year) => ({ year, figure: parseFigure(numbers[year] ?? "", indicator.unit) }));
  const rows = read.flatMap(({ year, figure }) =>
    figure.kind === "figure" ? [{ orgUnit: draft.orgUnit, year, value: figure.value, comparator: draft.comparator }] : [],
  );
  const isReadable = rows.length > 0 && read.every(({ figure }) => figure.kind !== "unreadable");
  const isWhole = isReadable && (draft.basis !== "provinceDocument" || (document.number.trim() !== "" && document.date !== ""));
  const body = { basis: draft.basis, document: documentBody(document), reason: draft.reason.trim(), targets: rows };
  const { preview, error, isBusy, isRefused, go } = useTargetAct(plan, targets, body, isWhole, (asked) => setTargets(plan, targets, asked), onClose);
  const inForce = (year: number) => targets.targets.find((x) => x.orgUnit.code === draft.orgUnit && x.year === year);
  const comparators = (Object.keys(signs) as Sign[])
    .filter((c) => c !== "eq")
    .map((value) => ({ value, label: `${signs[value]} ${t(`comparator.${value}`)}` }));
  return (
    <FormDialog
      title={`${t("target.set")} · ${indicator.code} ${indicator.name}`}
      ok={t("target.setDo")}
      width={760}
      isBusy={isBusy}
      isReady={isWhole && !isRefused && draft.reason.trim() !== ""}
      onOk={go}
      onClose={onClose}
    >
      <FormProblem error={error} places={places} />
      <div className="three-fields">
        <Field label={t("target.area")}>
          {(control) => (
            <Select
              {...control}
              value={draft.orgUnit}
              options={targets.areas.map((a) => ({ value: a.orgUnit.code, label: a.isCity ? t("indicator.wholeCity") : a.orgUnit.shortName }))}
              onChange={(orgUnit) => change({ orgUnit })}
            />
          )}
        </Field>
        <Field label={t("target.basis")}>
          {(control) => (
            <Select
              {...control}
              value={draft.basis}
              options={bases.map((value) => ({ value, label: t(`targetBasis.${value}`) }))}
              onChange={(basis) => change({ basis })}
            />
          )}
        </Field>
        <Field label={t("target.bound")} hint={t("target.printed", { text: indicator.target.text })}>
          {(control) => (
            <Select
              {...control}
              value={draft.comparator}
              options={[...comparators, { value: "eq" as const, label: t("comparator.eq") }]}
              onChange={(comparator) => change({ comparator })}
            />
          )}
        </Field>
      </div>
      <fieldset className="choices">
        <legend>
          {t("target.years")} {indicator.unit && <span className="muted">{indicator.unit}</span>}
        </legend>
        <div className="year-fields">
          {read.map(({ year, figure }) => {
            const known = inForce(year);
            const wrong = figure.kind === "unreadable" ? [t("target.unreadable")] : errorsAt(error, `/targets/${rows.findIndex((r) => r.year === year)}`);
            return (
              <Field key={year} label={year} hint={known && t("target.now", { number: numberOf(known, targets.decimals) })} error={wrong}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    maxLength={24}
                    value={numbers[year] ?? ""}
                    onChange={(e) => setNumbers((now) => ({ ...now, [year]: e.target.value }))}
                    onBlur={() => figure.kind === "figure" && setNumbers((now) => ({ ...now, [year]: formatFigure(figure.value).replace("−", "-") }))}
                  />
                )}
              </Field>
            );
          })}
        </div>
      </fieldset>
      <DocumentFields plan={plan} draft={document} error={error} onChange={setDocument} />
      <Field label={t("target.reason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input {...control} maxLength={2000} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />}
      </Field>
      {preview && <LightChanges changes={preview.lights} isOfOne />}
    </FormDialog>
  );
}
