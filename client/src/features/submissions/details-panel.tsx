import { useQuery } from "@tanstack/react-query";
import { AutoComplete, DatePicker, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { orgUnitsQuery } from "@/api/org-units";
import { formatPeriod } from "@/lib/format";
import { today } from "@/lib/today";
import { answerFigure } from "@/ui/answer";
import { Docked } from "@/ui/docked";
import { Field } from "@/ui/field";
import { IndicatorName } from "@/ui/indicator-name";
import { blockedBecause, type Detail, Details, ofProjects, statuses } from "@/ui/line-details";
import type { Draft } from "./draft";
import type { Refusal } from "./edits";
import { type EntryLine, isMilestone } from "./entry-lines";
import { codeOf } from "./queries";

type Props = { draft: Draft; entry: EntryLine; refusals: readonly Refusal[]; isReadOnly: boolean; onClose: () => void };

/** How one task, project or milestone goes, as a form beside its line; saved as it is typed, like the cells. */
export function DetailsPanel({ draft, entry, refusals, isReadOnly, onClose }: Props) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const { line, details, unsaid } = entry;
  if (details === null) {
    return null;
  }
  const write = (field: Detail, text: string) => draft.change([{ no: line.no, field, text }]);
  const hold = (field: Detail) => ({ onFocus: () => draft.hold({ no: line.no, field }), onBlur: () => draft.hold(null) });
  const faults = (field: Detail) => [
    ...refusals.filter((r) => r.no === line.no && r.field === field).map((r) => r.message),
    ...(unsaid.some((d) => d === field) ? [t(field === "doneOn" ? "details.missingDay" : "details.missing")] : []),
  ];
  const words = (field: Detail, hint?: string) => (
    <Field label={t(`details.${field}`)} error={faults(field)} hint={hint}>
      {(control) => (
        <Input.TextArea {...control} rows={3} maxLength={2000} value={details[field]} onChange={(e) => write(field, e.target.value)} {...hold(field)} />
      )}
    </Field>
  );
  const unitName = units.data?.find((unit) => unit.code === details.blockedBy)?.name ?? details.blockedBy;
  return (
    <Docked title={t("details.title")} subject={`details ${line.no}`} onClose={onClose}>
      <section className="stack">
        <strong>
          {codeOf(line)} <IndicatorName name={line.title} />
        </strong>
        {isReadOnly ? (
          line.details || line.value !== null ? (
            <>
              {line.answerKind === "completion" && <p>{answerFigure(t, line, line.value)}</p>}
              <Details now={line.details} />
            </>
          ) : (
            <p className="muted">{t("details.none")}</p>
          )
        ) : line.answerKind === "completion" ? (
          <>
            <div className="field">
              <span className="label">{t("details.status")}</span>
              <Segmented
                block
                aria-label={t("details.status")}
                value={entry.value}
                options={["0", "1"].map((value) => ({ value, label: answerFigure(t, line, Number(value)) }))}
                onChange={(value) => draft.change([{ no: line.no, field: "value", text: value }])}
              />
            </div>
            {isMilestone(line) && (
              <Field label={t("details.doneOn")} error={faults("doneOn")}>
                {(control) => (
                  <DatePicker
                    {...control}
                    maxDate={today()}
                    value={details.doneOn ? dayjs(details.doneOn) : null}
                    onChange={(day) =>
                      draft.change([
                        { no: line.no, field: "doneOn", text: day?.format("YYYY-MM-DD") ?? "" },
                        ...(day ? [{ no: line.no, field: "value" as const, text: "1" }] : []),
                      ])
                    }
                  />
                )}
              </Field>
            )}
          </>
        ) : (
          <>
            <div className="field">
              <span className="label">{t("details.status")}</span>
              <Segmented
                block
                aria-label={t("details.status")}
                value={details.status}
                options={statuses.map((value) => ({ value: value as string, label: t(`details.is.${value}`) }))}
                onChange={(value) => write("status", value)}
              />
            </div>
            {details.status === "blocked" && (
              <fieldset className="blocked-fields">
                <legend>{t("details.blockedLegend")}</legend>
                {words("blockedReason")}
                <Field label={t("details.blockedBy")} error={faults("blockedBy")} hint={t("details.blockedByHint")}>
                  {(control) => (
                    <AutoComplete
                      {...control}
                      value={unitName}
                      maxLength={200}
                      options={(units.data ?? [])
                        .filter((unit) => unitName === "" || unit.name.includes(unitName) || unit.shortName.includes(unitName))
                        .map((unit) => ({ value: unit.name, label: unit.name }))}
                      onChange={(text: string) =>
                        write("blockedBy", units.data?.find((unit) => unit.name === text || unit.shortName === text)?.code ?? text ?? "")
                      }
                      onFocus={() => draft.hold({ no: line.no, field: "blockedBy" })}
                      onBlur={() => draft.hold(null)}
                    />
                  )}
                </Field>
                <Field label={t("details.blockedUntil")} error={faults("blockedUntil")}>
                  {(control) => (
                    <DatePicker
                      {...control}
                      value={details.blockedUntil ? dayjs(details.blockedUntil) : null}
                      onChange={(day) => write("blockedUntil", day?.format("YYYY-MM-DD") ?? "")}
                    />
                  )}
                </Field>
              </fieldset>
            )}
            {line.projectCode !== null &&
              ofProjects.map((field) => (
                <Field key={field} label={t(`details.${field}`)} error={faults(field)} hint={field === "invested" ? t("details.investedHint") : undefined}>
                  {(control) =>
                    field === "stage" ? (
                      <Select
                        {...control}
                        allowClear
                        value={details.stage || null}
                        options={line.stages.map((value) => ({ value, label: value }))}
                        onChange={(value: string | null | undefined) => write("stage", value ?? "")}
                      />
                    ) : (
                      <Input {...control} suffix={t("money.suffix")} value={details[field]} onChange={(e) => write(field, e.target.value)} {...hold(field)} />
                    )
                  }
                </Field>
              ))}
            {words("problems")}
            {words("nextSteps")}
            {details.status !== "blocked" && blockedBecause.some((d) => details[d] !== "") && <p className="muted small">{t("details.kept")}</p>}
          </>
        )}
      </section>
      {line.previous?.details && (
        <section>
          <h3>{t("details.previous", { period: formatPeriod(line.previous.period) })}</h3>
          <Details now={line.previous.details} />
        </section>
      )}
    </Docked>
  );
}
