import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatAsOf } from "@/lib/as-of";
import { formatScore } from "@/lib/format";
import { Heading } from "./heading";
import { evaluationsQuery } from "./queries";
import { Awaited } from "./states";

/** Evaluations that are out, the latest first, with what came of them for the plan as a whole. */
export function EvaluationsPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const evaluations = useQuery(evaluationsQuery(plan));
  if (!evaluations.data) {
    return <Awaited error={evaluations.error} onRetry={() => void evaluations.refetch()} />;
  }
  return (
    <>
      <Heading title={t("portal.nav.evaluations")} />
      <p className="intro">{t("portal.evaluation.lead")}</p>
      {evaluations.data.length === 0 && <p>{t("portal.evaluation.none")}</p>}
      {evaluations.data.map((evaluation) => {
        const whole = evaluation.scopes.find((scope) => scope.isPlan);
        return (
          <section key={evaluation.id} className="release">
            <h2>
              <Link to={`/public/plans/${plan}/evaluations/${evaluation.id}`}>{evaluation.title}</Link>
            </h2>
            <p className="note">
              {evaluation.kindName} · {t("portal.evaluation.asOf", { date: formatAsOf(evaluation.asOf) })} ·{" "}
              {t("portal.evaluation.byRelease", { no: evaluation.releaseNo })}
            </p>
            {whole && (
              <p>
                {t("portal.evaluation.score")} <strong>{formatScore(whole.score)}</strong> {whole.gradeName}
              </p>
            )}
            {evaluation.supersededBy && <p className="note">{t("portal.evaluation.superseded")}</p>}
          </section>
        );
      })}
    </>
  );
}
