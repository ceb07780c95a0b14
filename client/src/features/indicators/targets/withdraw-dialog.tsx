import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { type Targets, withdrawTargets } from "@/api/targets";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { LightChanges } from "@/ui/light-changes";
import { Basis, numberOf } from "./target-words";
import { useTargetAct } from "./use-target-act";

type Props = { plan: string; indicator: Schemas["Indicator"]; targets: Targets; onClose: () => void };

/** 撤销: numbers that no longer hold, with the reason; what the plan prints stays. */
export function WithdrawDialog({ plan, indicator, targets, onClose }: Props) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const set = targets.targets.filter((x) => x.revision > 0).map((target) => ({ key: `${target.orgUnit.code} ${target.year}`, target }));
  const body = {
    reason: reason.trim(),
    targets: set.filter((x) => picked.includes(x.key)).map(({ target }) => ({ orgUnit: target.orgUnit.code, year: target.year })),
  };
  const isPicked = body.targets.length > 0;
  const { preview, error, isBusy, isRefused, go } = useTargetAct(plan, targets, body, isPicked, (asked) => withdrawTargets(plan, targets, asked), onClose);
  return (
    <FormDialog
      title={`${t("target.withdraw")} · ${indicator.code} ${indicator.name}`}
      ok={t("target.withdrawDo", { count: body.targets.length })}
      width={640}
      isDanger
      isBusy={isBusy}
      isReady={isPicked && !isRefused && reason.trim() !== ""}
      onOk={go}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/reason"]} />
      <fieldset className="choices">
        <legend>{t("target.which")}</legend>
        <ul className="pick-list">
          {set.map(({ key, target }) => (
            <li key={key}>
              <Checkbox checked={picked.includes(key)} onChange={(e) => setPicked((now) => (e.target.checked ? [...now, key] : now.filter((k) => k !== key)))}>
                {target.orgUnit.shortName} {target.year} <strong>{numberOf(target, targets.decimals)}</strong>
              </Checkbox>{" "}
              <span className="muted small">
                <Basis plan={plan} target={target} />
              </span>
            </li>
          ))}
        </ul>
      </fieldset>
      <Field label={t("target.reason")} hint={t("target.withdrawHint")} error={errorsAt(error, "/reason")}>
        {(control) => <Input {...control} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      {preview && <LightChanges changes={preview.lights} isOfOne />}
    </FormDialog>
  );
}
