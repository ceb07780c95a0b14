import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatAsOf } from "@/lib/as-of";
import { download } from "@/lib/csv";
import { formatScore } from "@/lib/format";
import { EvaluationLines } from "./evaluation-lines";
import { Heading } from "./heading";
import { evaluationQuery, type PublicEvaluation } from "./queries";
import { Awaited } from "./states";

type Scope = PublicEvaluation["scopes"][number];

/** The program as it stands in docs/examples, loaded by those who want it. */
const downloadProgram = async () => download("recompute.py", (await import("../../../docs/examples/recompute.py?raw")).default, "text/x-python;charset=utf-8");

const files = ["xlsx", "json"] as const;

/** One evaluation: what came of it, how, and all that is needed to compute it again. */
export function EvaluationPage() {
  const { t } = useTranslation();
  const { plan = "", id = "" } = useParams();
  const answer = useQuery(evaluationQuery(plan, id));
  if (!answer.data) {
    return <Awaited error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const evaluation = answer.data;
  const whole = evaluation.scopes.find((scope) => scope.isPlan);
  const sheet = `/api/v1/public/plans/${plan}/evaluations/${id}/score-sheet`;
  const other = evaluation.supersededBy ?? evaluation.supersedes;
  return (
    <div className="evaluation">
      <p className="crumb">
        <Link to={`/public/plans/${plan}/evaluations`}>{t("portal.nav.evaluations")}</Link>
      </p>
      <Heading title={evaluation.title} />
      <p className="note">
        {evaluation.kindName} · {t("portal.evaluation.asOf", { date: formatAsOf(evaluation.asOf) })} ·{" "}
        <Link to={`/public/plans/${plan}/releases/${evaluation.releaseNo}`}>{t("portal.evaluation.byRelease", { no: evaluation.releaseNo })}</Link>
      </p>
      {other && (
        <p className={evaluation.supersededBy ? "replaced" : "note"} role="note">
          <Link to={`/public/plans/${plan}/evaluations/${other}`}>
            {t(evaluation.supersededBy ? "portal.evaluation.superseded" : "portal.evaluation.supersedes")}
          </Link>
        </p>
      )}
      {evaluation.reportSha256 && (
        <p>
          <Link to={`/public/plans/${plan}/evaluations/${id}/report`}>{t("portal.evaluation.readReport")}</Link>
        </p>
      )}
      {whole && (
        <>
          <p className="the-figure">
            {formatScore(whole.score)} <small>{whole.gradeName}</small>
          </p>
          <Silent scope={whole} />
          <Lists scope={whole} />
        </>
      )}
      <Vetoes scopes={evaluation.scopes} />
      <Areas scopes={evaluation.scopes.filter((scope) => !scope.isPlan)} />
      <EvaluationLines plan={plan} evaluation={evaluation} />
      <h2>{t("portal.evaluation.download")}</h2>
      <dl className="downloads">
        {files.map((file) => (
          <div key={file}>
            <dt>
              <a href={`${sheet}.${file}`}>score-sheet.{file}</a>
            </dt>
            <dd>{t(`portal.evaluation.${file}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("portal.evaluation.recompute")}</h2>
      <p>
        {t("portal.evaluation.recomputeHow")}{" "}
        <button type="button" className="link" onClick={() => void downloadProgram()}>
          recompute.py
        </button>
      </p>
      <code className="block">python3 recompute.py score-sheet.json</code>
      <p className="note">
        {t("portal.evaluation.hash")} <code className="sha">{evaluation.resultSha256}</code>
      </p>
    </div>
  );
}

/** A total of one list alone looks like any other. */
function Silent({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const silent = scope.lists.filter((list) => list.total > 0 && list.score === null);
  return (
    scope.score !== null &&
    silent.length > 0 && (
      <p>
        <strong>{t("portal.evaluation.partial", { lists: silent.map((list) => t(`evaluationList.${list.list}`)).join(t("portal.evaluation.and")) })}</strong>
      </p>
    )
  );
}

function Lists({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const all = scope.lists.reduce((sum, list) => sum + list.weight, 0);
  return (
    <table className="grid">
      <caption className="sr">{t("portal.evaluation.lists")}</caption>
      <thead>
        <tr>
          <th>{t("portal.evaluation.lists")}</th>
          <th className="num">{t("portal.evaluation.weight")}</th>
          <th className="num">{t("portal.evaluation.score")}</th>
          <th className="num">{t("portal.evaluation.contribution")}</th>
        </tr>
      </thead>
      <tbody>
        {scope.lists
          .filter((list) => list.total > 0)
          .map((list) => (
            <tr key={list.list}>
              <td>
                {t(`evaluationList.${list.list}`)} <small>{t("portal.evaluation.counted", { counted: list.counted, total: list.total })}</small>
              </td>
              <td className="num">{all > 0 ? `${((100 * list.weight) / all).toFixed(1)}%` : "—"}</td>
              <td className="num">{formatScore(list.score)}</td>
              <td className="num">{list.weight > 0 ? ((list.weight * (list.score ?? 0)) / all).toFixed(2) : "—"}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Vetoes({ scopes }: { scopes: readonly Scope[] }) {
  const { t } = useTranslation();
  const named = scopes.flatMap((scope) => scope.vetoes.map((veto) => ({ name: scope.name, veto })));
  return (
    named.length > 0 && (
      <>
        <h2>{t("portal.evaluation.vetoes")}</h2>
        <ul>
          {named.map(({ name, veto }) => (
            <li key={`${name} ${veto}`}>
              <strong>{name}</strong> {veto}
            </li>
          ))}
        </ul>
      </>
    )
  );
}

/** Side by side in the plan's order; ranks stand where areas are ranked. */
function Areas({ scopes }: { scopes: readonly Scope[] }) {
  const { t } = useTranslation();
  const isRanked = scopes.some((scope) => scope.rank !== null);
  return (
    scopes.length > 0 && (
      <>
        <h2>{t("portal.evaluation.areas")}</h2>
        {!isRanked && scopes.some((scope) => scope.score !== null) && <p className="note">{t("portal.evaluation.unranked")}</p>}
        <table className="grid">
          <thead>
            <tr>
              {isRanked && <th className="num">{t("portal.evaluation.rank")}</th>}
              <th>{t("portal.evaluation.area")}</th>
              <th className="num">{t("portal.evaluation.score")}</th>
              <th>{t("portal.evaluation.grade")}</th>
            </tr>
          </thead>
          <tbody>
            {scopes.map((scope) => (
              <tr key={scope.orgUnit}>
                {isRanked && <td className="num">{scope.rank ?? "—"}</td>}
                <td>{scope.name}</td>
                <td className="num">{formatScore(scope.score)}</td>
                <td>{scope.gradeName ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    )
  );
}
