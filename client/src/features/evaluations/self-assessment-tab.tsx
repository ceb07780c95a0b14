import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt, explain } from "@/api/api-error";
import { type Evaluation, evaluationsKey } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ConfirmButton } from "@/ui/confirm-button";
import { Facts } from "@/ui/facts";
import { Field } from "@/ui/field";
import { FilterSelect } from "@/ui/filter-select";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { exact } from "./marks";
import { type SelfAssessment, saveSelfAssessment, selfAssessmentQuery } from "./queries";

/** 自评: an area writes and hands in its own; others read what was handed in. Beside the score, never in it. */
export function SelfAssessmentTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const session = useOwnSession();
  const { values, set } = useUrlFilters(["unit"]);
  const own = session?.memberships.filter((m) => m.role === "drafter" || m.role === "approver").map((m) => m.orgUnit) ?? [];
  const areas = evaluation.scopes.filter((scope) => !scope.isPlan).map((scope) => scope.orgUnit);
  // Whoever works for an area only is shown that one; the others are not theirs to read.
  const isOfAnArea = session?.memberships.every((m) => m.role === "drafter" || m.role === "approver") ?? false;
  const choices = [...new Map((isOfAnArea || areas.length === 0 ? own : areas).map((unit) => [unit.code, unit])).values()];
  const unit = choices.find((one) => one.code === values.unit) ?? choices.find((one) => own.some((o) => o.code === one.code)) ?? choices[0];
  const read = useQuery({ ...selfAssessmentQuery(plan, evaluation.id, unit?.code ?? ""), enabled: !!unit });
  if (!unit) {
    return <EmptyState title={t("selfAssessment.none")} />;
  }
  return (
    <div className="evaluation-body">
      <p className="muted">{t("selfAssessment.gist")}</p>
      {choices.length > 1 && (
        <FilterSelect
          all={unit.shortName}
          value={unit.code}
          options={choices.map((one) => ({ value: one.code, label: one.shortName }))}
          onChange={(next) => set("unit", next)}
        />
      )}
      {read.error ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data ? (
        <Pending rows={4} />
      ) : read.data.mayWrite && evaluation.state === "draft" ? (
        <Writing key={`${unit.code} ${read.data.version}`} plan={plan} evaluation={evaluation} read={read.data} />
      ) : read.data.writtenAt ? (
        <Written plan={plan} evaluation={evaluation} read={read.data} />
      ) : (
        <EmptyState title={t("selfAssessment.none")}>{t("selfAssessment.noneHint")}</EmptyState>
      )}
    </div>
  );
}

function Writing({ plan, evaluation, read }: { plan: string; evaluation: Evaluation; read: SelfAssessment }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [score, setScore] = useState(read.score === null ? "" : exact(read.score));
  const [summary, setSummary] = useState(read.summary);
  const [problems, setProblems] = useState(read.problems);
  const parsed = parseFigure(score, "");
  const saving = useMutation({
    mutationFn: () =>
      saveSelfAssessment(plan, evaluation.id, read, {
        score: parsed.kind === "figure" ? parsed.value : null,
        summary: summary.trim(),
        problems: problems.trim(),
      }),
    onSuccess: () => message.success(t("selfAssessment.saved")),
    onSettled: () => client.invalidateQueries({ queryKey: [...evaluationsKey(plan), evaluation.id, "self-assessments"] }),
  });
  const { error } = saving;
  return (
    <form
      className="evaluation-form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <FormProblem error={error} places={["/score", "/summary", "/problems"]} />
      <Field
        label={t("selfAssessment.score")}
        hint={t("selfAssessment.scoreHint")}
        error={parsed.kind === "unreadable" ? [t("target.unreadable")] : errorsAt(error, "/score")}
      >
        {(control) => <Input {...control} className="short" inputMode="decimal" maxLength={10} value={score} onChange={(e) => setScore(e.target.value)} />}
      </Field>
      <Field label={t("selfAssessment.summary")} error={errorsAt(error, "/summary")}>
        {(control) => <Input.TextArea {...control} rows={8} maxLength={10_000} value={summary} onChange={(e) => setSummary(e.target.value)} />}
      </Field>
      <Field label={t("selfAssessment.problems")} hint={t("selfAssessment.problemsHint")} error={errorsAt(error, "/problems")}>
        {(control) => <Input.TextArea {...control} rows={5} maxLength={10_000} value={problems} onChange={(e) => setProblems(e.target.value)} />}
      </Field>
      <p className="muted">
        {read.writtenAt ? t("selfAssessment.writtenAt", { at: formatInstant(read.writtenAt) }) : null} {t("selfAssessment.next")}
      </p>
      <FormActions
        label={t("selfAssessment.save")}
        isPending={saving.isPending}
        error={error}
        isDisabled={summary.trim() === "" || parsed.kind === "unreadable"}
      />
    </form>
  );
}

function Written({ plan, evaluation, read }: { plan: string; evaluation: Evaluation; read: SelfAssessment }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { score, summary, problems } = read;
  return (
    <>
      <Facts
        facts={[
          [t("selfAssessment.score"), score === null ? "—" : exact(score)],
          [t("selfAssessment.written"), formatInstant(read.writtenAt)],
          [t("selfAssessment.submitted"), read.submittedAt ? formatInstant(read.submittedAt) : t("selfAssessment.notSubmitted")],
        ]}
      />
      <h3>{t("selfAssessment.summary")}</h3>
      <p className="evaluation-text">{summary}</p>
      <h3>{t("selfAssessment.problems")}</h3>
      <p className="evaluation-text">{problems || t("selfAssessment.noProblems")}</p>
      {read.maySubmit && evaluation.state === "draft" && (
        <ConfirmButton
          label={t("selfAssessment.submit")}
          title={t("selfAssessment.submitTitle", { title: evaluation.title })}
          consequence={t("selfAssessment.submitConsequence")}
          act={() =>
            saveSelfAssessment(plan, evaluation.id, read, { score, summary, problems, submit: true })
              .then(() => message.success(t("selfAssessment.isSubmitted")))
              .catch((error: unknown) => message.error(explain(error, t("state.failed"))))
              .finally(() => client.invalidateQueries({ queryKey: evaluationsKey(plan) }))
          }
        />
      )}
    </>
  );
}
