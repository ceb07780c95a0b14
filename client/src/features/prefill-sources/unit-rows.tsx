import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { indicatorsQuery, type SourceUnit } from "./queries";

type Props = { plan: string; units: readonly SourceUnit[]; error: unknown; onChange: (units: SourceUnit[]) => void };

/** In which unit the source gives an indicator, where rows do not say it and it is not the indicator's own. */
export function UnitRows({ plan, units, error, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { data } = useQuery(indicatorsQuery(plan));
  const indicators = (data?.items ?? []).filter((i) => i.unit !== null);
  const put = (at: number, part: Partial<SourceUnit>) => onChange(units.map((unit, i) => (i === at ? { ...unit, ...part } : unit)));
  const next = indicators.find((i) => !units.some((unit) => unit.indicatorCode === i.code));
  return (
    <fieldset className="choices">
      <legend>{t("prefillSource.units")}</legend>
      <p className="muted small">{t("prefillSource.unitsHint")}</p>
      {units.map((unit, at) => {
        const wrong = [...errorsAt(error, `/units/${at}/indicatorCode`), ...errorsAt(error, `/units/${at}/unit`)];
        return (
          <div key={unit.indicatorCode} className="unit-row">
            <Select
              aria-label={t("prefillSource.indicatorAt")}
              value={unit.indicatorCode}
              options={indicators
                .filter((i) => i.code === unit.indicatorCode || !units.some((other) => other.indicatorCode === i.code))
                .map((i) => ({ value: i.code, label: `${i.code} ${i.name}（${i.unit}）` }))}
              onChange={(indicatorCode) => put(at, { indicatorCode })}
            />
            <Input
              aria-label={`${t("prefillSource.unitOf")} ${unit.indicatorCode}`}
              placeholder={t("prefillSource.unitOf")}
              status={wrong.length > 0 ? "error" : ""}
              aria-invalid={wrong.length > 0}
              aria-describedby={wrong.length > 0 ? `${id}-${at}` : undefined}
              maxLength={40}
              value={unit.unit}
              onChange={(e) => put(at, { unit: e.target.value })}
            />
            <Button onClick={() => onChange(units.filter((_, i) => i !== at))}>{t("action.remove")}</Button>
            {wrong.length > 0 && (
              <div id={`${id}-${at}`} className="red small" role="alert">
                {wrong.join("；")}
              </div>
            )}
          </div>
        );
      })}
      {next && (
        <Button size="small" onClick={() => onChange([...units, { indicatorCode: next.code, unit: "" }])}>
          {t("prefillSource.addUnit")}
        </Button>
      )}
    </fieldset>
  );
}
