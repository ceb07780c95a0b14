import { useTranslation } from "react-i18next";
import { formatScore } from "@/lib/format";
import { Link } from "react-router";
import type { Evaluation } from "@/api/evaluations";
import { ExportButton } from "@/ui/export-button";
import { Scroll } from "@/ui/scroll";
import { EmptyState } from "@/ui/states";
import { GradeName } from "./marks";

/** 县区: areas side by side. Where areas are not ranked they stand in the plan's order, without ranks. */
export function AreasTab({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { ranking } = evaluation.scheme;
  const own = evaluation.scopes.filter((scope) => !scope.isPlan);
  // Those without a score come last, and what is level keeps the plan's order.
  const areas = ranking ? own.toSorted((a, b) => (a.rank ?? own.length + 1) - (b.rank ?? own.length + 1)) : own;
  if (areas.length === 0) {
    return <EmptyState title={t("evaluation.noAreas")} />;
  }
  const lists = areas[0]?.lists.filter((list) => areas.some((area) => (area.lists.find((l) => l.list === list.list)?.total ?? 0) > 0)) ?? [];
  return (
    <>
      <div className="evaluation-tools no-print">
        <span className="muted">{t(ranking ? "evaluation.ranked" : "evaluation.unranked")}</span>
        <div className="end">
          <ExportButton
            name={`evaluation-${evaluation.no}-areas`}
            rows={() => [
              ["rank", "code", "name", "score", "grade", ...lists.map((list) => list.list), "selfScore", "vetoes"],
              ...areas.map((area) => [
                area.rank,
                area.orgUnit.code,
                area.orgUnit.shortName,
                area.score,
                area.grade && t(`grade.${area.grade}`),
                ...lists.map((list) => area.lists.find((l) => l.list === list.list)?.score),
                area.selfScore,
                area.vetoes.map((veto) => `${veto.name}：${veto.incident}`).join("；"),
              ]),
            ]}
          />
        </div>
      </div>
      <Scroll>
        <table className="data evaluations">
          <thead>
            <tr>
              {ranking && <th className="num">{t("evaluation.rank")}</th>}
              <th>{t("evaluation.area")}</th>
              <th className="num">{t("evaluation.score")}</th>
              <th>{t("evaluation.grade")}</th>
              {lists.map((list) => (
                <th className="num" key={list.list}>
                  {list.name}
                </th>
              ))}
              <th className="num">{t("evaluation.selfScore")}</th>
              <th>{t("evaluation.vetoes")}</th>
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area.orgUnit.code}>
                {ranking && <td className="num">{area.rank ?? "—"}</td>}
                <td className="nowrap">
                  <Link className="name" to={`?tab=overview&unit=${area.orgUnit.code}`}>
                    {area.orgUnit.shortName}
                  </Link>
                </td>
                <td className="num strong">{formatScore(area.score)}</td>
                <td className="nowrap">
                  <GradeName grade={area.grade} />
                </td>
                {lists.map((list) => (
                  <td className="num" key={list.list}>
                    {formatScore(area.lists.find((l) => l.list === list.list)?.score)}
                  </td>
                ))}
                <td className="num secondary">{formatScore(area.selfScore)}</td>
                <td className="what">{area.vetoes.map((veto) => veto.name).join("；") || "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
