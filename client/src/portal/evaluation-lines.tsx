import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatScore } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { type PublicEvaluation, scoreSheetQuery } from "./queries";
import { Awaited } from "./states";

const lists = ["indicators", "tasks", "projects", "qualitative"] as const;

/** Every line of the score sheet, of the plan or of an area, folded by list; each folds out its sum. */
export function EvaluationLines({ plan, evaluation }: { plan: string; evaluation: PublicEvaluation }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState(() => evaluation.scopes.find((scope) => scope.isPlan)?.orgUnit ?? "");
  const sheet = useQuery(scoreSheetQuery(plan, evaluation.id));
  const items = sheet.data?.inputs.scopes.find((scope) => scope.orgUnit === unit)?.items ?? [];
  const lines = sheet.data?.result.scopes.find((scope) => scope.orgUnit === unit)?.lines ?? [];
  const nameOf = (list: string, code: string) => {
    const item = items.find((one) => one.list === list && one.code === code);
    return item?.shortName ?? item?.name ?? sheet.data?.scheme.qualitative.criteria.find((c) => c.code === code)?.name ?? code;
  };
  return (
    <>
      <h2>{t("portal.evaluation.lines")}</h2>
      <p className="note">{t("portal.evaluation.symbols")}</p>
      <p>
        <label>
          {t("portal.evaluation.ofArea")}{" "}
          <select value={unit} onChange={(e) => setUnit(e.target.value)}>
            {evaluation.scopes.map((scope) => (
              <option key={scope.orgUnit} value={scope.orgUnit}>
                {scope.name}
              </option>
            ))}
          </select>
        </label>
      </p>
      {!sheet.data && <Awaited error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {lists.map((list) => {
        const own = lines.filter((line) => line.list === list);
        return (
          own.length > 0 && (
            <details key={list} className="chapter" open={list === "indicators"}>
              <summary>
                <h3>{t(`evaluationList.${list}`)}</h3> {own.length}
              </summary>
              <ul className="score-lines">
                {own.map((line) => (
                  <li key={line.code}>
                    <span>
                      {list !== "qualitative" && <small>{line.code}</small>} <IndicatorName name={nameOf(list, line.code)} />
                    </span>
                    {line.out ? (
                      <span className="note">{t("portal.evaluation.notCounted", { reason: t(`outReason.${line.out}`) })}</span>
                    ) : (
                      <details className="sum">
                        <summary>
                          <strong className="figure">{formatScore(line.score)}</strong>
                        </summary>
                        <p>{line.formula}</p>
                        <p>
                          {line.sum} = <strong>{line.score}</strong>
                        </p>
                        <p className="note">
                          {t("portal.evaluation.weight")} {line.weight} · {t("portal.evaluation.contribution")} {line.contribution}
                        </p>
                      </details>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          )
        );
      })}
    </>
  );
}
