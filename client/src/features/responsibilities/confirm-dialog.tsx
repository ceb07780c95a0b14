import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState } from "@/ui/states";
import { PickFilters, PickTable, usePicking } from "./picking";
import { confirmResponsibilities, type Responsibility } from "./queries";
import { SubjectCell } from "./subject-cell";

type Props = { plan: string; proposed: readonly Responsibility[]; titles: ReadonlyMap<number, string>; onClose: () => void };

/** Proposed responsibilities, of one chapter or of all: pick, confirm, and see what became of each. */
export function ConfirmDialog({ plan, proposed, titles, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Those that there were when the dialog opened: what it does changes the matrix behind it.
  const [asked] = useState(proposed);
  const picking = usePicking(asked);
  const { picked } = picking;
  const confirming = useMutation({
    mutationFn: () => confirmResponsibilities(plan, picked),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const done = confirming.data;
  const outcomes = new Map(done?.results.map((r) => [r.id, r.problem?.title ?? null]));
  return (
    <Dialog
      title={t("responsibility.confirmTitle")}
      width={760}
      onClose={onClose}
      footer={
        done ? (
          <Button type="primary" autoFocus onClick={onClose}>
            {t("action.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("action.cancel")}</Button>
            <Button type="primary" disabled={picked.length === 0} loading={confirming.isPending} onClick={() => confirming.mutate()}>
              {t("responsibility.confirmMany", { count: picked.length })}
            </Button>
          </>
        )
      }
    >
      <FormProblem error={confirming.error} />
      {done ? (
        <>
          <p aria-live="polite">{t("responsibility.confirmed", { done: done.counts.done, refused: done.counts.refused })}</p>
          <div className="scroll">
            <table className="data outcomes">
              <thead>
                <tr>
                  <th>{t("bulk.outcome")}</th>
                  <th>{t("responsibility.subject")}</th>
                  <th>{t("responsibility.role")}</th>
                  <th>{t("responsibility.unit")}</th>
                </tr>
              </thead>
              <tbody>
                {picked.map((r) => (
                  <tr key={r.id}>
                    <td>
                      <span className={outcomes.get(r.id) ? "yellow" : "green nowrap"}>{outcomes.get(r.id) ?? t("status.confirmed")}</span>
                    </td>
                    <td>
                      <SubjectCell subject={r.subject} />
                    </td>
                    <td className="nowrap">{t(`role.${r.role}`)}</td>
                    <td className="nowrap">{r.orgUnit.shortName}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : (
        <>
          <p className="muted">{t("responsibility.confirmHint")}</p>
          <PickFilters picking={picking} titles={titles} />
          {picking.listed.length === 0 ? (
            <EmptyState title={t("responsibility.nothingProposed")} />
          ) : (
            <PickTable picking={picking} last={{ title: t("responsibility.unit"), of: (r) => r.orgUnit.shortName }} />
          )}
        </>
      )}
    </Dialog>
  );
}
