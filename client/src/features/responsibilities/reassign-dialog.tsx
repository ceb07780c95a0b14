import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { today } from "@/lib/today";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState } from "@/ui/states";
import { type ReassignmentDraft, type Responsibility, reassign } from "./queries";
import { ReassignOutcome } from "./reassign-outcome";
import { SubjectCell } from "./subject-cell";

export type ReassignScope = { unit?: string; chapter?: number };

type Props = { plan: string; responsibilities: readonly Responsibility[]; titles: ReadonlyMap<number, string>; scope: ReassignScope; onClose: () => void };

const places = ["/orgUnit", "/effectiveOn", "/reason", "/handoverNote"];

/** Of one unit: pick what goes, to whom, from when and why; then see what would happen; then do it, and take it back if it was wrong. */
export function ReassignDialog({ plan, responsibilities, titles, scope, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // What there was when the dialog opened: what it does changes the matrix behind it.
  const [all] = useState(responsibilities);
  const units = useQuery(orgUnitsQuery);
  const [from, setFrom] = useState(scope.unit);
  const [chapter, setChapter] = useState(scope.chapter ?? 0);
  const [role, setRole] = useState<Responsibility["role"] | "all">("lead");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState<ReassignmentDraft>({
    orgUnit: "",
    effectiveOn: today().add(1, "month").startOf("month").format("YYYY-MM-DD"),
    reason: "",
    handoverNote: "",
    forms: [],
  });
  const theirs = all.filter((r) => r.orgUnit.code === from);
  const listed = theirs.filter((r) => (chapter === 0 || r.subject.chapterNo === chapter) && (role === "all" || r.role === role));
  const picked = listed.filter((r) => !left.has(r.id));
  const preview = useMutation({
    mutationFn: () => reassign(plan, picked, { ...draft, forms: [] }, true),
    // A form all of whose lines go over goes along unless somebody says no.
    onSuccess: (found) => setDraft((now) => ({ ...now, forms: found.forms.filter((f) => f.givenLines === f.totalLines).map((f) => f.code) })),
  });
  const giving = useMutation({
    mutationFn: () => reassign(plan, picked, draft),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const change = (part: Partial<ReassignmentDraft>) => setDraft((now) => ({ ...now, ...part }));
  const toggle = (ids: readonly string[], isPicked: boolean) =>
    setLeft((now) => new Set(isPicked ? [...now].filter((id) => !ids.includes(id)) : [...now, ...ids]));
  const givers = [...new Map(all.map((r) => [r.orgUnit.code, r.orgUnit.shortName]))];
  const chapters = [...new Set(theirs.flatMap((r) => r.subject.chapterNo ?? []))].sort((a, b) => a - b);
  const takers = (units.data ?? []).filter((u) => u.kind !== "municipality" && u.code !== from);
  const isReady = picked.length > 0 && draft.orgUnit !== "" && draft.reason.trim() !== "" && draft.effectiveOn !== "";
  const seen = giving.data ?? preview.data;
  if (seen) {
    return (
      <ReassignOutcome
        plan={plan}
        outcome={seen}
        draft={draft}
        isDone={giving.data !== undefined}
        isBusy={giving.isPending}
        error={giving.error}
        onForms={(forms) => change({ forms })}
        onBack={() => {
          giving.reset();
          preview.reset();
        }}
        onDo={() => giving.mutate()}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t("reassign.title")}
      width={820}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="primary" disabled={!isReady} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t("reassign.preview", { count: picked.length })}
          </Button>
        </>
      }
    >
      <FormProblem error={preview.error} places={places} />
      <div className="pair-fields">
        <Field label={t("reassign.from")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("reassign.chooseUnit")}
              value={from ?? null}
              options={givers.map(([value, label]) => ({ value, label }))}
              onChange={(unit) => {
                setFrom(unit ?? undefined);
                setChapter(0);
                setLeft(new Set());
              }}
            />
          )}
        </Field>
        <Field label={t("reassign.to")} error={errorsAt(preview.error, "/orgUnit")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              loading={units.isPending}
              placeholder={t("reassign.chooseUnit")}
              value={draft.orgUnit || null}
              options={takers.map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={(orgUnit) => change({ orgUnit: orgUnit ?? "" })}
            />
          )}
        </Field>
        <Field label={t("reassign.on")} hint={t("reassign.onHint")} error={errorsAt(preview.error, "/effectiveOn")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today().format("YYYY-MM-DD")}
              value={draft.effectiveOn}
              onChange={(e) => change({ effectiveOn: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("reassign.reason")} error={errorsAt(preview.error, "/reason")}>
          {(control) => <Input {...control} maxLength={2000} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />}
        </Field>
      </div>
      <Field label={`${t("reassign.note")}${t("form.optional")}`} hint={t("reassign.noteHint")} error={errorsAt(preview.error, "/handoverNote")}>
        {(control) => (
          <Input.TextArea {...control} rows={2} maxLength={2000} value={draft.handoverNote ?? ""} onChange={(e) => change({ handoverNote: e.target.value })} />
        )}
      </Field>
      {!from ? (
        <EmptyState title={t("reassign.noUnit")} />
      ) : (
        <>
          <div className="pair-fields">
            <Field label={t("responsibility.chapter")}>
              {(control) => (
                <Select
                  {...control}
                  value={chapter}
                  onChange={(no) => setChapter(no)}
                  options={[
                    { value: 0, label: t("responsibility.allChapters") },
                    ...chapters.map((no) => ({ value: no, label: `${no} ${titles.get(no) ?? ""}`.trim() })),
                  ]}
                />
              )}
            </Field>
            <Field label={t("responsibility.role")}>
              {(control) => (
                <Select
                  {...control}
                  value={role}
                  onChange={(value) => setRole(value)}
                  options={[
                    { value: "lead" as const, label: t("role.lead") },
                    { value: "support" as const, label: t("role.support") },
                    { value: "all" as const, label: t("responsibility.allRoles") },
                  ]}
                />
              )}
            </Field>
          </div>
          {listed.length === 0 ? (
            <EmptyState title={t("reassign.nothing")} />
          ) : (
            <div className="scroll">
              <table className="data outcomes">
                <thead>
                  <tr>
                    <th>
                      <Checkbox
                        checked={picked.length === listed.length}
                        indeterminate={picked.length > 0 && picked.length < listed.length}
                        onChange={(e) =>
                          toggle(
                            listed.map((r) => r.id),
                            e.target.checked,
                          )
                        }
                      >
                        <span className="sr">{t("responsibility.pickAll")}</span>
                      </Checkbox>
                    </th>
                    <th>{t("responsibility.subject")}</th>
                    <th>{t("responsibility.role")}</th>
                    <th className="wide-only">{t("reassign.status")}</th>
                  </tr>
                </thead>
                <tbody>
                  {listed.map((r) => (
                    <tr key={r.id}>
                      <td>
                        <Checkbox checked={!left.has(r.id)} onChange={(e) => toggle([r.id], e.target.checked)}>
                          <span className="sr">{r.subject.title}</span>
                        </Checkbox>
                      </td>
                      <td>
                        <SubjectCell subject={r.subject} />
                      </td>
                      <td className="nowrap">{t(`role.${r.role}`)}</td>
                      <td className="muted nowrap wide-only">{t(`status.${r.status}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}
