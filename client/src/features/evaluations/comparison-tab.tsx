import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { type Evaluation, evaluationsQuery } from "@/api/evaluations";
import { formatAsOf } from "@/lib/as-of";
import { blank, formatScore } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { IndicatorName } from "@/ui/indicator-name";
import { QuickFilters } from "@/ui/quick-filters";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { formatMove, GradeName } from "./marks";
import { comparisonQuery } from "./queries";

const page = 100;

/** 对比: from another run to this one, what moved and by what; the sums first. */
export function ComparisonTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["with", "unit"]);
  const runs = useQuery(evaluationsQuery(plan));
  const others = runs.data?.filter((e) => e.id !== evaluation.id && e.scopes.length > 0) ?? [];
  const other = others.find((e) => e.id === values.with) ?? others.find((e) => e.id === evaluation.basedOn) ?? others[0];
  const comparison = useQuery({ ...comparisonQuery(plan, evaluation.id, other?.id ?? ""), enabled: !!other });
  if (runs.error ?? comparison.error) {
    return <ErrorState error={runs.error ?? comparison.error} onRetry={() => void (runs.error ? runs : comparison).refetch()} />;
  }
  if (!runs.data) {
    return <Pending />;
  }
  if (!other) {
    return <EmptyState title={t("evaluation.nothingToCompare")}>{t("evaluation.nothingToCompareHint")}</EmptyState>;
  }
  return (
    <>
      <div className="evaluation-tools">
        <span className="secondary">{t("evaluation.compareWith")}</span>
        <Select
          aria-label={t("evaluation.compareWith")}
          className="evaluation-other"
          popupMatchSelectWidth={false}
          value={other.id}
          options={others.map((e) => ({ value: e.id, label: t("evaluation.numberedAt", { no: e.no, title: e.title, date: formatAsOf(e.asOf) }) }))}
          onChange={(id: string) => set("with", id)}
        />
      </div>
      {comparison.data ? <Moves key={other.id} comparison={comparison.data} unit={values.unit} onUnit={(unit) => set("unit", unit)} /> : <Pending />}
    </>
  );
}

type Comparison = Schemas["EvaluationComparison"];

function Moves({ comparison, unit, onUnit }: { comparison: Comparison; unit: string | undefined; onUnit: (unit: string | undefined) => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(page);
  const [isAll, setAll] = useState(false);
  const nameOf = (code: string) => comparison.scopes.find((s) => s.orgUnit === code)?.name ?? code;
  const ofUnit = comparison.lines.filter((line) => !unit || line.orgUnit === unit);
  // Most figures of another year move without moving a score: those that do come first to the eye.
  const scored = ofUnit.filter((line) => line.before?.score !== line.after?.score);
  const lines = isAll ? ofUnit : scored;
  return (
    <>
      <Scroll>
        <table className="data">
          <thead>
            <tr>
              <th>{t("evaluation.area")}</th>
              <th className="num">{t("evaluation.before")}</th>
              <th className="num">{t("evaluation.after")}</th>
              <th className="num">{t("evaluation.moved")}</th>
              <th>{t("evaluation.grade")}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.scopes.map((scope) => (
              <tr key={scope.orgUnit}>
                <td className="nowrap">{scope.name}</td>
                <td className="num secondary">{formatScore(scope.before)}</td>
                <td className="num strong">{formatScore(scope.after)}</td>
                <td className="num">{formatMove(scope.before, scope.after)}</td>
                <td className="nowrap">
                  <GradeName grade={scope.gradeBefore} /> → <GradeName grade={scope.gradeAfter} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div className="evaluation-tools">
        <h3>{t("evaluation.moves", { count: ofUnit.length })}</h3>
        <FilterSelect
          all={t("release.anyArea")}
          value={unit}
          options={comparison.scopes.map((s) => ({ value: s.orgUnit, label: s.name }))}
          onChange={(next) => {
            setShown(page);
            onUnit(next);
          }}
        />
        <QuickFilters
          label={t("evaluation.whichMoves")}
          filters={[{ value: "scored", label: t("evaluation.onlyScored"), count: scored.length }]}
          pressed={isAll ? [] : ["scored"]}
          onChange={(pressed) => setAll(pressed.length === 0)}
        />
        <div className="end">
          <ExportButton
            name="evaluation-moves"
            rows={() => [
              ["orgUnit", "list", "code", "name", "before", "after", "sumBefore", "sumAfter", "causes"],
              ...lines.map((l) => [
                nameOf(l.orgUnit),
                t(`evaluationList.${l.list}`),
                l.code,
                l.name,
                l.before?.score,
                l.after?.score,
                l.before?.sum,
                l.after?.sum,
                l.causes.map((cause) => t(`moveCause.${cause}`)).join("、"),
              ]),
            ]}
          />
        </div>
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t("evaluation.nothingMoved")} />
      ) : (
        <Scroll>
          <table className="data evaluation-lines">
            <thead>
              <tr>
                <th>{t("evaluation.area")}</th>
                <th>{t("release.what")}</th>
                <th className="num">{t("evaluation.before")}</th>
                <th className="num">{t("evaluation.after")}</th>
                <th className="num">{t("evaluation.moved")}</th>
                <th>{t("evaluation.why")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, shown).map((line) => (
                <tr key={`${line.orgUnit} ${line.list} ${line.code}`}>
                  <td className="nowrap">{nameOf(line.orgUnit)}</td>
                  <td className="what">
                    <span className="muted">
                      {t(`evaluationList.${line.list}`)} {line.list === "qualitative" ? "" : line.code}
                    </span>{" "}
                    <IndicatorName name={line.name} />
                    {(line.before?.sum || line.after?.sum) && (
                      <div className="muted small">
                        {line.before?.sum ?? blank} → {line.after?.sum ?? blank}
                      </div>
                    )}
                  </td>
                  <td className="num secondary">
                    <ScoreOrReason line={line.before} />
                  </td>
                  <td className="num strong">
                    <ScoreOrReason line={line.after} />
                  </td>
                  <td className="num">{formatMove(line.before?.score, line.after?.score)}</td>
                  <td className="nowrap secondary">{line.causes.map((cause) => t(`moveCause.${cause}`)).join("、")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {lines.length > shown && (
        <footer className="more no-print">
          <span className="muted">{t("more.loaded", { count: shown })}</span>
          <Button onClick={() => setShown(shown + 5 * page)}>{t("release.showMore", { count: lines.length - shown })}</Button>
        </footer>
      )}
    </>
  );
}

/** The score; of a line that does not count, why. */
function ScoreOrReason({ line }: { line: Schemas["EvaluationLine"] | null }) {
  const { t } = useTranslation();
  return <>{line?.out ? t(`outReason.${line.out}`) : formatScore(line?.score)}</>;
}
