import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatScore } from "@/lib/format";
import type { Evaluation } from "@/api/evaluations";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { IndicatorName } from "@/ui/indicator-name";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { LineSum } from "./line-sum";
import { formatWeight } from "./marks";
import { type Line, linesQuery, type List } from "./queries";
import { ScopeSelect, useShownScope } from "./scope-select";

/** The score sheet's lines of one list, of the plan or of an area; each opens its sum. */
export function LinesTab({ plan, evaluation, list }: { plan: string; evaluation: Evaluation; list: List }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["line"]);
  const scope = useShownScope(evaluation);
  const lines = useQuery({ ...linesQuery(plan, evaluation.id, scope?.orgUnit.code ?? ""), enabled: !!scope });
  if (lines.error) {
    return <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />;
  }
  if (!lines.data || !scope) {
    return <Pending />;
  }
  const shown = lines.data.filter((line) => line.list === list);
  const open = shown.find((line) => line.code === values.line);
  return (
    <>
      <div className="evaluation-tools no-print">
        <ScopeSelect evaluation={evaluation} />
        <span className="secondary">{t("evaluation.listIs", { score: formatScore(scope.lists.find((l) => l.list === list)?.score) })}</span>
        <div className="end">
          <ExportButton
            name={`${plan}-evaluation-${evaluation.no}-${scope.orgUnit.code}-${list}`}
            rows={() => [
              ["code", "name", "score", "weight", "contribution", "sum", "out", "remarks"],
              ...shown.map((l) => [l.code, l.name, l.score, l.weight, l.contribution, l.sum, l.outName, l.remarkNames.join("；")]),
            ]}
          />
        </div>
      </div>
      {shown.length === 0 ? <EmptyState title={t("evaluation.noLines")} /> : <LineTable lines={shown} open={open} onOpen={(line) => set("line", line.code)} />}
      {open && <LineSum evaluation={evaluation} scope={scope} line={open} lines={lines.data} onClose={() => set("line", undefined)} />}
    </>
  );
}

export function LineTable({ lines, open, onOpen }: { lines: readonly Line[]; open: Line | undefined; onOpen: (line: Line) => void }) {
  const { t } = useTranslation();
  return (
    <Scroll>
      <table className="data evaluation-lines">
        <thead>
          <tr>
            <th>{t("release.what")}</th>
            <th className="num">{t("evaluation.score")}</th>
            <th className="num">{t("evaluation.weight")}</th>
            <th className="num">{t("evaluation.contribution")}</th>
            <th className="wide-only">{t("evaluation.remarks")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code} aria-current={line === open || undefined} className={line.out ? "is-out" : undefined}>
              <td className="what">
                {line.list !== "qualitative" && <span className="muted">{line.code}</span>} <IndicatorName name={line.shortName ?? line.name} />
                <div className="secondary small narrow-only">{[line.outName, ...line.remarkNames].filter(Boolean).join("；")}</div>
              </td>
              <td className="num">
                <button
                  type="button"
                  className="cell-button"
                  aria-label={t("evaluation.sumOf", { name: line.shortName ?? line.name })}
                  onClick={() => onOpen(line)}
                >
                  {line.score === null ? t("evaluation.notCounted") : formatScore(line.score)}
                </button>
              </td>
              <td className="num">{formatWeight(line.weight)}</td>
              <td className="num strong">{formatScore(line.contribution)}</td>
              <td className="wide-only secondary what">{[line.outName, ...line.remarkNames].filter(Boolean).join("；")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
