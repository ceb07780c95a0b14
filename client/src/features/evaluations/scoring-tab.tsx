import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Evaluation, evaluationsKey } from "@/api/evaluations";
import { parseFigure } from "@/lib/parse-figure";
import { useUrlFilters } from "@/lib/use-url-filters";
import { FormProblem } from "@/ui/form-problem";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { LineSum } from "./line-sum";
import { LineTable } from "./lines-tab";
import { giveScores, linesQuery } from "./queries";
import { ScopeSelect, useShownScope } from "./scope-select";

/** 评审打分: reviewers score the qualitative criteria of the plan and of each area; what came of it, and its sum. */
export function ScoringTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { criteria, dropExtremesFrom } = evaluation.scheme.qualitative;
  if (criteria.length === 0) {
    return <EmptyState title={t("scoring.none")}>{t("scoring.noneHint")}</EmptyState>;
  }
  return (
    <div className="evaluation-body">
      <p className="muted">{t("scoring.gist", { count: dropExtremesFrom })}</p>
      {evaluation.mayScore && <Giving plan={plan} evaluation={evaluation} />}
      <Given plan={plan} evaluation={evaluation} />
    </div>
  );
}

const keyOf = (orgUnit: string, criterion: string) => `${orgUnit} ${criterion}`;

/** A row an area, a column a criterion; what is left empty is not scored. */
function Giving({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { criteria } = evaluation.scheme.qualitative;
  const [draft, setDraft] = useState<Record<string, string>>({});
  const cells = evaluation.scopes.flatMap((scope) => criteria.map((criterion) => ({ orgUnit: scope.orgUnit.code, criterion: criterion.code })));
  const read = cells.map((cell) => ({ ...cell, figure: parseFigure(draft[keyOf(cell.orgUnit, cell.criterion)] ?? "", "") }));
  const scores = read.flatMap(({ orgUnit, criterion, figure }) =>
    figure.kind === "figure" ? [{ orgUnit, criterion, score: figure.value, comment: null }] : [],
  );
  const isReadable = read.every(({ figure }) => figure.kind !== "unreadable" && (figure.kind !== "figure" || (figure.value >= 0 && figure.value <= 100)));
  const giving = useMutation({
    mutationFn: () => giveScores(plan, evaluation.id, scores),
    onSuccess: () => message.success(t("scoring.given", { count: scores.length })),
    onSettled: () => client.invalidateQueries({ queryKey: evaluationsKey(plan) }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate();
      }}
    >
      <FormProblem error={giving.error} />
      <Scroll>
        <table className="data evaluation-scores">
          <thead>
            <tr>
              <th>{t("evaluation.area")}</th>
              {criteria.map((criterion) => (
                <th className="num" key={criterion.code}>
                  {criterion.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evaluation.scopes.map(({ orgUnit }) => (
              <tr key={orgUnit.code}>
                <td className="nowrap">{orgUnit.shortName}</td>
                {criteria.map((criterion) => {
                  const key = keyOf(orgUnit.code, criterion.code);
                  return (
                    <td className="num" key={key}>
                      <Input
                        aria-label={`${orgUnit.shortName} ${criterion.name}`}
                        inputMode="decimal"
                        maxLength={6}
                        value={draft[key] ?? ""}
                        onChange={(e) => setDraft({ ...draft, [key]: e.target.value })}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div className="form-actions">
        <span className="muted">{t(isReadable ? "scoring.replaces" : "scoring.range")}</span>
        <Button type="primary" htmlType="submit" disabled={scores.length === 0 || !isReadable} loading={giving.isPending}>
          {t("scoring.give")}
        </Button>
      </div>
    </form>
  );
}

function Given({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["line"]);
  const scope = useShownScope(evaluation);
  const lines = useQuery({ ...linesQuery(plan, evaluation.id, scope?.orgUnit.code ?? ""), enabled: !!scope });
  if (lines.error) {
    return <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />;
  }
  if (!lines.data || !scope) {
    return <Pending rows={4} />;
  }
  const shown = lines.data.filter((line) => line.list === "qualitative");
  const open = shown.find((line) => line.code === values.line);
  return (
    <section>
      <div className="evaluation-tools">
        <h3>{t("scoring.means")}</h3>
        <ScopeSelect evaluation={evaluation} />
      </div>
      <LineTable lines={shown} open={open} onOpen={(line) => set("line", line.code)} />
      {open && <LineSum evaluation={evaluation} scope={scope} line={open} lines={lines.data} onClose={() => set("line", undefined)} />}
    </section>
  );
}
