import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { today } from "@/lib/today";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FileDrop } from "@/ui/file-drop";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState } from "@/ui/states";
import { changeResponsibilities, type Responsibility, readTable } from "./queries";
import { changesOf, type Decision, decisionOn } from "./table-changes";
import { TableRowDecision } from "./table-row-decision";

type Props = { plan: string; responsibilities: readonly Responsibility[]; onClose: () => void };

/** A 责任分解表, own or another city's: what it would change, what is doubtful in it, and only what was decided is done. */
export function ImportTableDialog({ plan, responsibilities, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [present] = useState(responsibilities);
  const [effectiveOn, setEffectiveOn] = useState(today().format("YYYY-MM-DD"));
  const [reason, setReason] = useState("");
  const [decisions, setDecisions] = useState<Record<number, Decision>>({});
  const reading = useMutation({ mutationFn: (file: File) => readTable(plan, file), onSuccess: () => setDecisions({}) });
  const rows = (reading.data?.rows ?? []).map((row) => {
    const decision = decisions[row.no] ?? decisionOn(row);
    return { row, decision, changes: changesOf(row, decision, present) };
  });
  const shown = rows.filter(({ row, changes }) => row.doubts.length > 0 || changes.ends.length + changes.assigns.length > 0);
  const taken = shown.filter(({ decision }) => decision.isTaken);
  const end = taken.flatMap(({ changes }) => changes.ends);
  const assign = taken.flatMap(({ changes }) => changes.assigns.map((a) => ({ subject: changes.subject, ...a })));
  const count = end.length + assign.length;
  const doing = useMutation({
    mutationFn: () =>
      changeResponsibilities(plan, {
        effectiveOn,
        reason: reason.trim(),
        end: end.map(({ id, version }) => ({ id, version })),
        assign: assign.flatMap(({ subject, orgUnit, role }) => (subject ? [{ subjectKind: subject.kind, subject: subject.code, orgUnit, role }] : [])),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const done = doing.data;
  const refused = done ? [...done.ended, ...done.assigned].flatMap((r) => (r.problem ? [r.problem.title] : [])) : [];
  return (
    <Dialog
      title={t("dutyTable.title")}
      width={960}
      onClose={onClose}
      footer={
        done ? (
          <Button type="primary" autoFocus onClick={onClose}>
            {t("action.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("action.cancel")}</Button>
            {reading.data && (
              <Button type="primary" disabled={count === 0 || reason.trim() === ""} loading={doing.isPending} onClick={() => doing.mutate()}>
                {t("dutyTable.apply", { count })}
              </Button>
            )}
          </>
        )
      }
    >
      <FormProblem error={reading.error ?? doing.error} places={["/reason", "/effectiveOn"]} />
      {done ? (
        <>
          <p aria-live="polite">{t("dutyTable.applied", { done: done.counts.done, refused: done.counts.refused })}</p>
          {refused.length > 0 && (
            <ul>
              {[...new Set(refused)].map((title) => (
                <li key={title} className="yellow">
                  {title}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : !reading.data ? (
        <FileDrop
          label={t("dutyTable.choose")}
          hint={t("dutyTable.hint")}
          accept=".xlsx"
          isPrimary
          isDisabled={reading.isPending}
          onFiles={([file]) => file && reading.mutate(file)}
        />
      ) : (
        <>
          <p aria-live="polite">
            {t("dutyTable.read", {
              rows: reading.data.rows.length,
              same: rows.length - shown.length,
              doubts: shown.filter(({ row }) => row.doubts.length > 0).length,
            })}
          </p>
          {shown.length === 0 ? (
            <EmptyState title={t("dutyTable.same")} />
          ) : (
            <>
              <div className="pair-fields">
                <Field label={t("reassign.on")} hint={t("reassign.onHint")} error={errorsAt(doing.error, "/effectiveOn")}>
                  {(control) => (
                    <Input {...control} type="date" min={today().format("YYYY-MM-DD")} value={effectiveOn} onChange={(e) => setEffectiveOn(e.target.value)} />
                  )}
                </Field>
                <Field label={t("reassign.reason")} error={errorsAt(doing.error, "/reason")}>
                  {(control) => <Input {...control} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
                </Field>
              </div>
              <div className="scroll">
                <table className="data outcomes duty-table">
                  <thead>
                    <tr>
                      <th>
                        <Checkbox
                          checked={taken.length === shown.length}
                          indeterminate={taken.length > 0 && taken.length < shown.length}
                          onChange={(e) =>
                            setDecisions(Object.fromEntries(shown.map(({ row, decision }) => [row.no, { ...decision, isTaken: e.target.checked }])))
                          }
                        >
                          <span className="sr">{t("responsibility.pickAll")}</span>
                        </Checkbox>
                      </th>
                      <th>{t("responsibility.subject")}</th>
                      <th>{t("dutyTable.units")}</th>
                      <th>{t("dutyTable.changes")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map(({ row, decision, changes }) => (
                      <TableRowDecision
                        key={row.no}
                        row={row}
                        decision={decision}
                        changes={changes}
                        onDecide={(next) => setDecisions((now) => ({ ...now, [row.no]: next }))}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
