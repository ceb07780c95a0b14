import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { decomposeTargets, type Targets } from "@/api/targets";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { LightChanges } from "@/ui/light-changes";
import { Scroll } from "@/ui/scroll";
import { bodyOf, byHand, type DivisionDraft, draftOf, partsOf, yearsOf } from "./division";
import { DivisionSum } from "./division-sum";
import { numberOf } from "./target-words";
import { useTargetAct } from "./use-target-act";

type Props = { plan: string; indicator: Schemas["Indicator"]; targets: Targets; onClose: () => void };

/** 分解到区县: the city's number of a year among its areas, computed or by hand, and what is over or missing. */
export function DecomposeDialog({ plan, indicator, targets, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(targets));
  const [reason, setReason] = useState("");
  const change = (part: Partial<DivisionDraft>) => setDraft((now) => ({ ...now, ...part }));
  const content = bodyOf(draft, indicator.unit);
  const body = { ...(content ?? { year: draft.year, method: draft.method }), reason: reason.trim() };
  const { preview, error, isBusy, isRefused, go } = useTargetAct(
    plan,
    targets,
    body,
    content !== null,
    (asked) => decomposeTargets(plan, targets, asked),
    onClose,
  );
  const sum = preview?.sums.find((s) => s.year === draft.year);
  const inForce = targets.targets.filter((x) => x.year === draft.year);
  const numberIn = (orgUnit: string) =>
    (preview?.targets.find((x) => x.orgUnit.code === orgUnit) ?? (preview && inForce.find((x) => x.orgUnit.code === orgUnit)))?.value;
  const shown =
    draft.method === "byHand"
      ? draft.numbers
      : Object.fromEntries(draft.taking.map((code) => [code, numberIn(code) === undefined ? "" : String(numberIn(code) ?? "")]));
  const city = inForce.find((x) => x.orgUnit.kind === "municipality");
  const takes = (code: string, isIn: boolean) =>
    change({
      taking: partsOf(targets)
        .map((a) => a.orgUnit.code)
        .filter((c) => (c === code ? isIn : draft.taking.includes(c))),
    });
  return (
    <FormDialog
      title={`${t("target.divide")} · ${indicator.code} ${indicator.name}`}
      ok={t("target.divideDo")}
      width={820}
      isBusy={isBusy}
      isReady={content !== null && !isRefused && sum?.addsUp !== false && reason.trim() !== ""}
      onOk={go}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/reason"]} />
      <div className="pair-fields">
        <Field label={t("target.year")} hint={city && t("target.cityNumber", { number: numberOf(city, targets.decimals) })} error={errorsAt(error, "/year")}>
          {(control) => (
            <Select
              {...control}
              value={draft.year}
              options={yearsOf(targets).map((value) => ({ value, label: value }))}
              onChange={(year) => change({ year })}
            />
          )}
        </Field>
        <Field label={t("target.method")} hint={t(`targetMethodHint.${draft.method}`)}>
          {(control) => (
            <Select
              {...control}
              value={draft.method}
              options={targets.methods.map((value) => ({ value, label: t(`targetMethod.${value}`) }))}
              onChange={(method) => change(method === "byHand" ? { method, numbers: shown } : { method })}
            />
          )}
        </Field>
      </div>
      <Scroll>
        <table className="data divide" aria-label={t("target.divide")}>
          <thead>
            <tr>
              <th>{t("target.area")}</th>
              <th className="num">{t("target.own")}</th>
              {draft.method === "byShare" && <th className="num">{t("target.share")}</th>}
              <th className="num">
                {t("target.number2")} {indicator.unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {partsOf(targets).map(({ orgUnit, own, ownYear, weight }) => {
              const isIn = draft.taking.includes(orgUnit.code);
              return (
                <tr key={orgUnit.code}>
                  <td>
                    <Checkbox checked={isIn} onChange={(e) => takes(orgUnit.code, e.target.checked)}>
                      {orgUnit.shortName}
                    </Checkbox>
                  </td>
                  <td className="num nowrap">
                    {numberOf({ comparator: null, value: own }, targets.decimals)} {ownYear && <span className="muted small">{ownYear}</span>}
                  </td>
                  {draft.method === "byShare" && (
                    <td className="num">
                      <Input
                        aria-label={`${orgUnit.shortName} ${t("target.share")}`}
                        inputMode="decimal"
                        disabled={!isIn}
                        placeholder={String(weight)}
                        value={draft.shares[orgUnit.code] ?? ""}
                        onChange={(e) => change({ shares: { ...draft.shares, [orgUnit.code]: e.target.value } })}
                      />
                    </td>
                  )}
                  <td className="num">
                    <Input
                      aria-label={`${orgUnit.shortName} ${t("target.number2")}`}
                      inputMode="decimal"
                      disabled={!isIn}
                      value={isIn ? (shown[orgUnit.code] ?? "") : ""}
                      onChange={(e) => setDraft(byHand(draft, shown, orgUnit.code, e.target.value))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
          {sum && <DivisionSum sum={sum} kind={targets.aggregationKind} decimals={targets.decimals} columns={draft.method === "byShare" ? 3 : 2} />}
        </table>
      </Scroll>
      <Field label={t("target.reason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input {...control} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      {preview && <LightChanges changes={preview.lights} isOfOne />}
    </FormDialog>
  );
}
