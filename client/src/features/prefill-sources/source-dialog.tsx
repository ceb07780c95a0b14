import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Input, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Scroll } from "@/ui/scroll";
import { UnitRows } from "./unit-rows";
import { saveSource, type Source, type SourceBody, trySource } from "./queries";

type Props = { plan: string; source: Source | undefined; onSaved: () => Promise<void>; onClose: () => void };

const schedules = ["hourly", "daily", "weekly", "monthly"] as const;
const words = ["name", "address", "rowsAt", "areaAt", "indicatorAt", "periodAt", "valueAt", "unitAt", "codesOf"] as const;
const blank: SourceBody = {
  name: "",
  address: "",
  format: "csv",
  rowsAt: "",
  areaAt: "",
  indicatorAt: "",
  periodAt: "",
  valueAt: "",
  unitAt: "",
  units: [],
  codesOf: null,
  schedule: "daily",
  runAt: "02:30:00",
  paused: false,
};

/** One source: where it is, where in its rows things stand, and when it is asked. Tried out, it shows the first rows as they are understood. */
export function SourceDialog({ plan, source, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const [body, setBody] = useState<SourceBody>(() => (source ? bodyOf(source) : blank));
  const put = (part: Partial<SourceBody>) => setBody((before) => ({ ...before, ...part }));
  const trial = useMutation({ mutationFn: () => trySource(plan, body) });
  const rows = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Under a long form it is out of sight.
    if (trial.data) {
      rows.current?.scrollIntoView({ block: "start" });
    }
  }, [trial.data]);
  const save = useMutation({
    mutationFn: () => saveSource(plan, source, body),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const error = save.error ?? trial.error;
  const field = (member: (typeof words)[number]) => (
    <Field key={member} label={t(`prefillSource.${member}`)} hint={t(`prefillSourceHint.${member}`)} error={errorsAt(error, `/${member}`)}>
      {(control) => (
        <Input {...control} value={body[member] ?? ""} onChange={(e) => put({ [member]: member === "codesOf" ? e.target.value || null : e.target.value })} />
      )}
    </Field>
  );
  return (
    <Dialog
      title={t(source ? "prefillSource.editTitle" : "prefillSource.add")}
      width={720}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button loading={trial.isPending} onClick={() => trial.mutate()}>
            {t("prefillSource.try")}
          </Button>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <FormProblem
        error={error}
        places={[...words.map((member) => `/${member}`), ...(body.units ?? []).flatMap((_, at) => [`/units/${at}/unit`, `/units/${at}/indicatorCode`])]}
      />
      {field("name")}
      {field("address")}
      <div className="pair-fields">
        <Field label={t("prefillSource.format")}>
          {(control) => (
            <Select
              {...control}
              value={body.format}
              options={[
                { value: "csv", label: "CSV" },
                { value: "json", label: "JSON" },
              ]}
              onChange={(format) => put({ format })}
            />
          )}
        </Field>
        {body.format === "json" && field("rowsAt")}
      </div>
      <div className="pair-fields">
        {field("areaAt")}
        {field("indicatorAt")}
      </div>
      <div className="pair-fields">
        {field("periodAt")}
        {field("valueAt")}
      </div>
      <div className="pair-fields">
        {field("unitAt")}
        {field("codesOf")}
      </div>
      {!body.unitAt && <UnitRows plan={plan} units={body.units ?? []} error={error} onChange={(units) => put({ units })} />}
      <div className="pair-fields">
        <Field label={t("prefillSource.schedule")}>
          {(control) => (
            <Select
              {...control}
              value={body.schedule}
              options={schedules.map((value) => ({ value, label: t(`prefillSchedule.${value}`) }))}
              onChange={(schedule) => put({ schedule })}
            />
          )}
        </Field>
        <Field label={t("prefillSource.runAt")}>
          {(control) => <Input {...control} type="time" value={body.runAt.slice(0, 5)} onChange={(e) => put({ runAt: `${e.target.value || "00:00"}:00` })} />}
        </Field>
      </div>
      <Checkbox checked={body.paused ?? false} onChange={(e) => put({ paused: e.target.checked })}>
        {t("prefillSource.pause")}
      </Checkbox>
      {trial.data && (
        <>
          <p ref={rows} aria-live="polite">
            {t("prefillSource.tried", { rows: trial.data.rows, problems: trial.data.problemRows })}
          </p>
          <Scroll>
            <table className="data">
              <tbody>
                {trial.data.first.map((row) => (
                  <tr key={row.no}>
                    <td className="num">{row.no}</td>
                    <td>{row.area}</td>
                    <td>{row.indicator}</td>
                    <td className="nowrap">{row.period}</td>
                    <td className="num">
                      {row.value || (!row.problem && <span className="muted">{t("prefillSource.nothing")}</span>)} {row.saidUnit}
                      {row.saidUnit && row.saidUnit !== row.unit && row.figure !== null && (
                        <>
                          {" → "}
                          {row.figure} {row.unit}
                        </>
                      )}
                      {row.problem && <div className="red small">{row.problem.message}</div>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </Dialog>
  );
}

const bodyOf = ({
  name,
  address,
  format,
  rowsAt,
  areaAt,
  indicatorAt,
  periodAt,
  valueAt,
  unitAt,
  units,
  codesOf,
  schedule,
  runAt,
  paused,
}: Source): SourceBody => ({
  name,
  address,
  format,
  rowsAt,
  areaAt,
  indicatorAt,
  periodAt,
  valueAt,
  unitAt,
  units,
  codesOf,
  schedule,
  runAt,
  paused,
});
