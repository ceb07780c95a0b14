import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { type IssuedSlips, issueSlips, type SlipDraft, slipLevels } from "@/api/slips";
import { today } from "@/lib/today";
import { Dialog } from "../dialog";
import { Field } from "../field";
import { FormProblem } from "../form-problem";
import { SlipLevel } from "./slip-marks";

export type IssueRow = SlipDraft["slips"][number] & { title: string };

/** As it was picked: of an indicator the plan's own and those of areas may stand side by side. */
const keyOf = (row: IssueRow) => `${row.subjectKind} ${row.subject} ${row.orgUnit}`;

const places = ["/reason", "/requirement", "/answerBy", "/dueOn"];

/** Issues slips on what was picked: to whom and at which level, why, what is asked, until when; seen first, then done. */
export function IssueDialog({ plan, rows: given, onClose }: { plan: string; rows: readonly IssueRow[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const units = useQuery(orgUnitsQuery);
  const [rows, setRows] = useState(given);
  const keys = given.map(keyOf);
  const [words, setWords] = useState({
    reason: "",
    requirement: t("slip.requirementUsual"),
    answerBy: today().add(10, "day").format("YYYY-MM-DD"),
    dueOn: today().add(1, "month").format("YYYY-MM-DD"),
  });
  const draft: SlipDraft = {
    ...words,
    slips: rows.map(({ subjectKind, subject, orgUnit, level, former }) => ({ subjectKind, subject, orgUnit, level, former: former ?? null })),
  };
  const preview = useMutation({ mutationFn: () => issueSlips(plan, draft, true) });
  const issuing = useMutation({ mutationFn: () => issueSlips(plan, draft), onSuccess: () => client.invalidateQueries({ queryKey: ["plans", plan] }) });
  const change = (part: Partial<typeof words>) => setWords((now) => ({ ...now, ...part }));
  const changeRow = (index: number, part: Partial<IssueRow>) => setRows((now) => now.map((row, i) => (i === index ? { ...row, ...part } : row)));
  const seen = issuing.data ?? preview.data;
  const error = preview.error ?? issuing.error;
  const isReady = words.reason.trim() !== "" && words.requirement.trim() !== "" && rows.every((row) => row.orgUnit !== "");
  if (seen) {
    return (
      <Dialog
        title={t(issuing.data ? "slip.issued" : "slip.preview", { count: seen.counts.done })}
        width={720}
        onClose={onClose}
        footer={
          issuing.data ? (
            <Button type="primary" onClick={onClose}>
              {t("action.close")}
            </Button>
          ) : (
            <>
              <Button onClick={() => preview.reset()}>{t("slip.back")}</Button>
              <Button type="primary" disabled={seen.counts.done === 0} loading={issuing.isPending} onClick={() => issuing.mutate()}>
                {t("slip.issueMany", { count: seen.counts.done })}
              </Button>
            </>
          )
        }
      >
        <FormProblem error={issuing.error} />
        <Outcome rows={rows} outcome={seen} units={units.data ?? []} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t("slip.issueTitle", { count: rows.length })}
      width={720}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="primary" disabled={!isReady} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t("slip.previewButton")}
          </Button>
        </>
      }
    >
      <FormProblem error={error} places={places} />
      <table className="data slips">
        <thead>
          <tr>
            <th>{t("slip.subject")}</th>
            <th>{t("slip.to")}</th>
            <th>{t("slip.level")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keys[index]}>
              <td className="what">
                <span className="muted">
                  {t(`subject.${row.subjectKind}`)} {row.subject}
                </span>{" "}
                {row.title}
              </td>
              <td>
                <Select
                  aria-label={t("slip.to")}
                  style={{ width: 170 }}
                  showSearch={{ optionFilterProp: "label" }}
                  disabled={!!row.former}
                  status={row.orgUnit === "" ? "warning" : ""}
                  placeholder={t("reassign.chooseUnit")}
                  value={row.orgUnit || null}
                  options={(units.data ?? [])
                    .filter((u) => u.kind !== "municipality" && u.endedOn === null)
                    .map((u) => ({ value: u.code, label: u.shortName }))}
                  onChange={(orgUnit) => changeRow(index, { orgUnit: orgUnit ?? "" })}
                />
              </td>
              <td>
                {row.former ? (
                  <SlipLevel level={row.level} />
                ) : (
                  <Select
                    aria-label={t("slip.level")}
                    style={{ width: 90 }}
                    value={row.level}
                    options={slipLevels.map((value) => ({ value, label: t(`slipLevel.${value}`) }))}
                    onChange={(level) => changeRow(index, { level })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Field label={t("slip.reason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input.TextArea {...control} rows={2} maxLength={2000} value={words.reason} onChange={(e) => change({ reason: e.target.value })} />}
      </Field>
      <Field label={t("slip.requirement")} error={errorsAt(error, "/requirement")}>
        {(control) => (
          <Input.TextArea {...control} rows={2} maxLength={2000} value={words.requirement} onChange={(e) => change({ requirement: e.target.value })} />
        )}
      </Field>
      <div className="pair-fields">
        <Field label={t("slip.answerBy")} error={errorsAt(error, "/answerBy")}>
          {(control) => <Input {...control} type="date" required value={words.answerBy} onChange={(e) => change({ answerBy: e.target.value })} />}
        </Field>
        <Field label={t("slip.dueOn")} error={errorsAt(error, "/dueOn")}>
          {(control) => <Input {...control} type="date" required value={words.dueOn} onChange={(e) => change({ dueOn: e.target.value })} />}
        </Field>
      </div>
    </Dialog>
  );
}

function Outcome({ rows, outcome, units }: { rows: readonly IssueRow[]; outcome: IssuedSlips; units: readonly { code: string; shortName: string }[] }) {
  const { t } = useTranslation();
  return (
    <table className="data slips outcomes">
      <tbody>
        {outcome.results.map((result, index) => {
          const row = rows[index];
          return (
            row && (
              <tr key={keyOf(row)}>
                <td className="nowrap">
                  {result.slip ? <span className={`slip-level ${row.level}`}>{result.slip.number}</span> : <SlipLevel level={row.level} />}
                </td>
                <td className="what">
                  {units.find((u) => u.code === row.orgUnit)?.shortName} · {t(`subject.${row.subjectKind}`)} {row.subject} {row.title}
                  {result.problem && (
                    <div className="red">
                      {result.problem.title} {result.problem.detail}
                    </div>
                  )}
                </td>
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
