import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate, formatPeriod } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { FormProblem } from "@/ui/form-problem";
import { SubjectCell } from "../subject-cell";
import type { Draft } from "./draft";
import type { OrgUnit, Reorganized } from "./queries";

type Props = {
  outcome: Reorganized;
  draft: Draft;
  units: readonly OrgUnit[];
  isDone: boolean;
  isBusy: boolean;
  error: unknown;
  onBack: () => void;
  onDo: () => void;
  onClose: () => void;
};

/** What would happen, or what has: who ends, who begins, and what each taking department gets in each plan. */
export function ReorganizeOutcome({ outcome, draft, units, isDone, isBusy, error, onBack, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const date = formatDate(outcome.effectiveOn);
  const names = (list: readonly { shortName: string }[]) => list.map((u) => u.shortName).join("、");
  const renamed = units.find((u) => u.code === draft.from[0])?.name;
  return (
    <Dialog
      title={t(isDone ? "orgUnit.doneTitle" : "orgUnit.previewTitle")}
      width={820}
      onClose={onClose}
      footer={
        isDone ? (
          <Button type="primary" autoFocus onClick={onClose}>
            {t("action.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onBack}>{t("reassign.back")}</Button>
            <Button type="primary" loading={isBusy} onClick={onDo}>
              {t("orgUnit.do", { kind: t(`orgUnitChange.${outcome.kind}`) })}
            </Button>
          </>
        )
      }
    >
      <FormProblem error={error} />
      <ul className="plain" aria-live="polite">
        {outcome.kind === "rename" && <li>{t("orgUnit.renames", { date, before: renamed, after: draft.name })}</li>}
        {outcome.founded.length > 0 && <li className="green">{t("orgUnit.foundedWords", { date, names: names(outcome.founded) })}</li>}
        {outcome.ended.length > 0 && <li className="yellow">{t("orgUnit.endedWords", { date, names: names(outcome.ended) })}</li>}
        {outcome.left > 0 && <li>{t("orgUnit.leftWords", { count: outcome.left })}</li>}
        {outcome.kind !== "rename" && <li className="muted">{t("orgUnit.rolesStay")}</li>}
      </ul>
      {outcome.parts.map((part) => (
        <section key={`${part.plan} ${part.orgUnit.code}`}>
          <h3>
            {part.orgUnit.shortName} <span className="muted">{part.planTitle}</span>
          </h3>
          <p className="muted small">
            {t("orgUnit.partWords", { given: part.given.length, absorbed: part.absorbed.length })}
            {part.forms.length > 0 && ` ${t("orgUnit.formWords", { names: part.forms.map((f) => `《${f}》`).join("") })}`}
          </p>
          {part.owed.length > 0 && (
            <ul className="plain">
              {part.owed.map(({ submission, lines, moves }) => (
                <li key={submission.id}>
                  {submission.formName} {formatPeriod(submission.period)} <span className="muted small">{t("reassign.owedLines", { count: lines })}</span>{" "}
                  <span className={moves ? "green" : "yellow"}>{t(moves ? "reassign.owedMoves" : "reassign.owedStays")}</span>
                </li>
              ))}
            </ul>
          )}
          <div className="scroll">
            <table className="data outcomes">
              <thead>
                <tr>
                  <th>{t("responsibility.subject")}</th>
                  <th>{t("responsibility.role")}</th>
                  <th>{t("bulk.outcome")}</th>
                </tr>
              </thead>
              <tbody>
                {[...part.given.map((r) => ({ r, isGiven: true })), ...part.absorbed.map((r) => ({ r, isGiven: false }))].map(({ r, isGiven }) => (
                  <tr key={r.id}>
                    <td>
                      <SubjectCell subject={r.subject} />
                    </td>
                    <td className="nowrap">{t(`role.${r.role}`)}</td>
                    <td className={isGiven ? undefined : "muted"}>
                      {isGiven ? `${r.orgUnit.shortName} → ${part.orgUnit.shortName}` : t("orgUnit.absorbed", { unit: r.orgUnit.shortName })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
