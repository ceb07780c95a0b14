import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState } from "@/ui/states";
import { confirmResponsibilities, type Responsibility } from "./queries";
import { SubjectCell } from "./subject-cell";

type Props = { plan: string; proposed: readonly Responsibility[]; titles: ReadonlyMap<number, string>; onClose: () => void };

/** Proposed responsibilities, of one chapter or of all: pick, confirm, and see what became of each. */
export function ConfirmDialog({ plan, proposed, titles, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Those that there were when the dialog opened: what it does changes the matrix behind it.
  const [asked] = useState(proposed);
  const [chapter, setChapter] = useState<number | null>(null);
  const [role, setRole] = useState<Responsibility["role"] | null>("lead");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const listed = asked.filter((r) => (chapter === null || r.subject.chapterNo === chapter) && (role === null || r.role === role));
  const picked = listed.filter((r) => !left.has(r.id));
  const confirming = useMutation({
    mutationFn: () => confirmResponsibilities(plan, picked),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const done = confirming.data;
  const pick = (ids: readonly string[], isPicked: boolean) => {
    const next = new Set(left);
    for (const id of ids) {
      if (isPicked) {
        next.delete(id);
      } else {
        next.add(id);
      }
    }
    setLeft(next);
  };
  const outcomes = new Map(done?.results.map((r) => [r.id, r.problem?.title ?? null]));
  const shown = done ? picked : listed;
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
        <p aria-live="polite">{t("responsibility.confirmed", { done: done.counts.done, refused: done.counts.refused })}</p>
      ) : (
        <>
          <p className="muted">{t("responsibility.confirmHint")}</p>
          <div className="pair-fields">
            <Field label={t("responsibility.chapter")}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={chapter ?? 0}
                  onChange={(value: number) => setChapter(value || null)}
                  options={[
                    { value: 0, label: t("responsibility.allChapters") },
                    ...[...new Set(asked.flatMap((r) => r.subject.chapterNo ?? []))]
                      .sort((a, b) => a - b)
                      .map((no) => ({ value: no, label: `${no} ${titles.get(no) ?? ""}`.trim() })),
                  ]}
                />
              )}
            </Field>
            <Field label={t("responsibility.role")}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={role ?? "all"}
                  onChange={(value: Responsibility["role"] | "all") => setRole(value === "all" ? null : value)}
                  options={[
                    { value: "lead" as const, label: t("role.lead") },
                    { value: "support" as const, label: t("role.support") },
                    { value: "all" as const, label: t("responsibility.allRoles") },
                  ]}
                />
              )}
            </Field>
          </div>
        </>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t("responsibility.nothingProposed")} />
      ) : (
        <div className="scroll">
          <table className="data outcomes">
            <thead>
              <tr>
                <th>
                  {done ? (
                    t("bulk.outcome")
                  ) : (
                    <Checkbox
                      checked={picked.length === listed.length}
                      indeterminate={picked.length > 0 && picked.length < listed.length}
                      onChange={(e) =>
                        pick(
                          listed.map((r) => r.id),
                          e.target.checked,
                        )
                      }
                    >
                      <span className="sr">{t("responsibility.pickAll")}</span>
                    </Checkbox>
                  )}
                </th>
                <th>{t("responsibility.subject")}</th>
                <th>{t("responsibility.role")}</th>
                <th>{t("responsibility.unit")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((r) => (
                <tr key={r.id}>
                  <td>
                    {done ? (
                      <span className={outcomes.get(r.id) ? "yellow" : "green nowrap"}>{outcomes.get(r.id) ?? t("status.confirmed")}</span>
                    ) : (
                      <Checkbox checked={!left.has(r.id)} onChange={(e) => pick([r.id], e.target.checked)}>
                        <span className="sr">{r.subject.title}</span>
                      </Checkbox>
                    )}
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
      )}
    </Dialog>
  );
}
