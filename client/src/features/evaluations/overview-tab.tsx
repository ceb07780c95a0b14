import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Evaluation } from "@/api/evaluations";
import { formatScore } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { Scroll } from "@/ui/scroll";
import { ErrorState, Pending } from "@/ui/states";
import { Bar, exact, formatWeight, GradeName } from "./marks";
import { type Line, linesQuery, type Scope } from "./queries";
import { ScopeSelect, useShownScope } from "./scope-select";
import { WithdrawVetoDialog } from "./veto-dialog";

const edges = { excellent: "green-edge", good: "green-edge", pass: "yellow-edge", fail: "red-edge" } as const;

/** 总览: the score and the grade, how the lists make them, what rules grades out, and what nobody reported. */
export function OverviewTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const scope = useShownScope(evaluation);
  if (!scope) {
    return null;
  }
  const { grades } = evaluation.scheme;
  const silent = scope.lists.filter((list) => list.total > 0 && list.score === null);
  return (
    <div className="evaluation-body">
      <div className="no-print">
        <ScopeSelect evaluation={evaluation} />
      </div>
      <div className={`strip ${scope.grade ? edges[scope.grade] : ""}`}>
        <div>
          <div className="secondary">{t("evaluation.grade")}</div>
          <div className="verdict">
            <GradeName grade={scope.grade} />
          </div>
        </div>
        <div>
          <div className="secondary">{t("evaluation.score")}</div>
          <div className="big">{formatScore(scope.score)}</div>
        </div>
        {scope.lists
          .filter((list) => list.total > 0)
          .map((list) => (
            <div key={list.list}>
              <div className="secondary">{list.name}</div>
              <div className="big">{formatScore(list.score)}</div>
              <div className="muted small">{t("evaluation.counted", { counted: list.counted, total: list.total })}</div>
            </div>
          ))}
        <div className="sentence">
          {t("evaluation.gradesAre", grades)}
          {/* A total of one list alone looks like any other. */}
          {scope.score !== null && silent.length > 0 && (
            <strong> {t("evaluation.partial", { lists: silent.map((list) => list.name).join(t("actor.and")) })}</strong>
          )}
        </div>
      </div>
      <ListTable evaluation={evaluation} scope={scope} />
      <Vetoes plan={plan} evaluation={evaluation} scopes={scope.isPlan ? evaluation.scopes : [scope]} />
      <Missing plan={plan} evaluation={evaluation} scope={scope} />
    </div>
  );
}

/** What each list brings; folded out, the sum that makes the total. */
function ListTable({ evaluation, scope }: { evaluation: Evaluation; scope: Scope }) {
  const { t } = useTranslation();
  const all = scope.lists.reduce((sum, list) => sum + list.weight, 0);
  const counted = scope.lists.filter((list) => list.weight > 0);
  return (
    <section>
      <h3>{t("evaluation.lists")}</h3>
      <Scroll>
        <table className="data">
          <thead>
            <tr>
              <th>{t("evaluation.list")}</th>
              <th className="num">{t("evaluation.weight")}</th>
              <th className="num">{t("evaluation.score")}</th>
              <th className="num">{t("evaluation.contribution")}</th>
              <th className="wide-only" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {scope.lists
              .filter((list) => list.total > 0)
              .map((list) => {
                const brings = all > 0 ? (list.weight * (list.score ?? 0)) / all : 0;
                return (
                  <tr key={list.list}>
                    <td>{list.name}</td>
                    <td className="num">{all > 0 ? `${((100 * list.weight) / all).toFixed(1)}%` : "—"}</td>
                    <td className="num">{formatScore(list.score)}</td>
                    <td className="num strong">{list.weight > 0 ? brings.toFixed(2) : "—"}</td>
                    <td className="wide-only">{list.weight > 0 && <Bar share={brings / 100} />}</td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </Scroll>
      {all > 0 && (
        <details className="evaluation-sum">
          <summary>{t("evaluation.showSum")}</summary>
          <p className="muted">{t(`evaluation.totalBy.${evaluation.scheme.combination}`)}</p>
          <p className="formula">{t("evaluation.totalFormula")}</p>
          <p className="formula">
            {`(${counted.map((list) => `${formatWeight(list.weight)} × ${exact(list.score)}`).join(" + ")}) ÷ ${formatWeight(all)} = `}
            <strong>{exact(scope.score)}</strong>
          </p>
        </details>
      )}
    </section>
  );
}

function Vetoes({ plan, evaluation, scopes }: { plan: string; evaluation: Evaluation; scopes: readonly Scope[] }) {
  const { t } = useTranslation();
  const [withdrawn, setWithdrawn] = useState<Scope["vetoes"][number]>();
  const named = scopes.flatMap((scope) => scope.vetoes.map((veto) => ({ scope, veto })));
  return (
    named.length > 0 && (
      <section>
        <h3>{t("evaluation.vetoes")}</h3>
        <ul className="notes">
          {named.map(({ scope, veto }) => (
            <li key={`${scope.orgUnit.code} ${veto.code} ${veto.incident}`}>
              <span className="strong">{scope.orgUnit.shortName}</span>
              <span>
                {veto.name}：{veto.incident}{" "}
                <span className="yellow">
                  {t("evaluation.vetoLeaves", { byScore: scope.gradeByScore ? t(`grade.${scope.gradeByScore}`) : "—", best: t(`grade.${veto.best}`) })}
                </span>
              </span>
              {evaluation.mayVeto && veto.id && (
                <Button size="small" onClick={() => setWithdrawn(veto)}>
                  {t("evaluation.vetoWithdraw")}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {withdrawn && <WithdrawVetoDialog plan={plan} evaluation={evaluation} veto={withdrawn} onClose={() => setWithdrawn(undefined)} />}
      </section>
    )
  );
}

const places = { indicators: "indicators", tasks: "tasks", projects: "projects" } as const;

const isMissing = (line: Line) => line.out === "notReported" || line.out === "notScored" || line.remarks.includes("notReportedZero");

/** 缺失信息: what nobody reported by the day, each with a link to where it belongs. */
function Missing({ plan, evaluation, scope }: { plan: string; evaluation: Evaluation; scope: Scope }) {
  const { t } = useTranslation();
  const lines = useQuery(linesQuery(plan, evaluation.id, scope.orgUnit.code));
  if (lines.error) {
    return <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />;
  }
  if (!lines.data) {
    return <Pending rows={3} />;
  }
  const missing = lines.data.filter(isMissing);
  return (
    <section>
      <h3>{t("evaluation.missing", { count: missing.length })}</h3>
      <p className="muted">{t(`evaluation.missingMeans.${evaluation.scheme.missingData}`)}</p>
      {missing.length === 0 ? (
        <p>{t("evaluation.nothingMissing")}</p>
      ) : (
        <ul className="evaluation-missing">
          {missing.map((line) => (
            <li key={`${line.list} ${line.code}`}>
              <span className="muted">
                {t(`evaluationList.${line.list}`)} {line.list === "qualitative" ? "" : line.code}
              </span>{" "}
              {line.list === "qualitative" ? (
                line.name
              ) : (
                <Link
                  className="in-text"
                  to={`/plans/${plan}/${places[line.list]}/${line.code}${line.list === "indicators" && !scope.isPlan ? `?orgUnit=${scope.orgUnit.code}` : ""}`}
                >
                  <IndicatorName name={line.shortName ?? line.name} />
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
