import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate, formatPeriod } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { FormProblem } from "@/ui/form-problem";
import { type Reassigned, type ReassignmentDraft, type Responsibility, reassign } from "./queries";
import { SubjectCell } from "./subject-cell";

type Props = {
  plan: string;
  outcome: Reassigned;
  draft: ReassignmentDraft;
  isDone: boolean;
  isBusy: boolean;
  error: unknown;
  onForms: (codes: string[]) => void;
  onBack: () => void;
  onDo: () => void;
  onClose: () => void;
};

/** What would happen, or what has: row by row, the forms that go along, the work under way. Done, it can be taken back by a second move. */
export function ReassignOutcome({ plan, outcome, draft, isDone, isBusy, error, onForms, onBack, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [first] = outcome.results;
  const giver = first?.responsibility?.orgUnit;
  const taker = outcome.results.find((r) => r.successor)?.successor?.orgUnit;
  const moved = outcome.results.flatMap((r): Responsibility[] => (r.successor ? [r.successor] : []));
  const undoing = useMutation({
    mutationFn: () =>
      reassign(plan, moved, {
        orgUnit: giver?.code ?? "",
        effectiveOn: draft.effectiveOn,
        reason: t("reassign.undoReason"),
        handoverNote: null,
        forms: draft.forms ?? [],
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const undone = undoing.data;
  const date = formatDate(draft.effectiveOn);
  return (
    <Dialog
      title={t(isDone ? "reassign.done" : "reassign.previewTitle")}
      width={820}
      onClose={onClose}
      footer={
        isDone ? (
          <>
            {!undone && (
              <Button disabled={moved.length === 0} loading={undoing.isPending} onClick={() => undoing.mutate()}>
                {t("reassign.undo")}
              </Button>
            )}
            <Button type="primary" autoFocus onClick={onClose}>
              {t("action.close")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onBack}>{t("reassign.back")}</Button>
            <Button type="primary" disabled={outcome.counts.done === 0} loading={isBusy} onClick={onDo}>
              {t("reassign.do", { count: outcome.counts.done })}
            </Button>
          </>
        )
      }
    >
      <FormProblem error={error ?? undoing.error} />
      <p aria-live="polite">
        {undone
          ? t("reassign.undone", { done: undone.counts.done, refused: undone.counts.refused, giver: giver?.shortName })
          : t(isDone ? "reassign.doneWords" : "reassign.previewWords", {
              date,
              giver: giver?.shortName ?? "",
              taker: taker?.shortName ?? "",
              count: outcome.counts.done,
              refused: outcome.counts.refused,
            })}
      </p>
      {outcome.forms.length > 0 && (
        <section>
          <h3>{t("reassign.forms")}</h3>
          <p className="muted small">{t("reassign.formsHint", { date })}</p>
          <ul className="plain">
            {outcome.forms.map((form) => (
              <li key={form.code}>
                <Checkbox
                  disabled={isDone}
                  checked={(draft.forms ?? []).includes(form.code)}
                  onChange={(e) => onForms(e.target.checked ? [...(draft.forms ?? []), form.code] : (draft.forms ?? []).filter((code) => code !== form.code))}
                >
                  {form.name}
                </Checkbox>{" "}
                <span className="muted small">
                  {t("reassign.formLines", { given: form.givenLines, total: form.totalLines })} ·{" "}
                  {t("reassign.formWork", { moves: form.moves.length, stays: form.stays.length })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {outcome.owed.length > 0 && (
        <section>
          <h3>{t("reassign.owed")}</h3>
          <ul className="plain">
            {outcome.owed.map(({ submission, lines, moves }) => (
              <li key={submission.id}>
                {submission.formName} {formatPeriod(submission.period)} <span className="muted small">{t("reassign.owedLines", { count: lines })}</span>{" "}
                <span className={moves ? "green" : "yellow"}>{t(moves ? "reassign.owedMoves" : "reassign.owedStays")}</span>
              </li>
            ))}
          </ul>
        </section>
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
            {outcome.results.map((row) => (
              <tr key={row.id}>
                <td>{row.responsibility && <SubjectCell subject={row.responsibility.subject} />}</td>
                <td className="nowrap">{row.responsibility && t(`role.${row.responsibility.role}`)}</td>
                <td className={row.problem ? "yellow" : undefined}>
                  {row.problem ? row.problem.title : `${giver?.shortName} → ${taker?.shortName}，${t("owner.since", { date: row.successor?.from })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
