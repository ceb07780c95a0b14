import { useQuery } from "@tanstack/react-query";
import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatDate, formatPercent, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import { Bars } from "./bars";
import { ChangeList } from "./change-list";
import { Domains } from "./domains";
import { Heading } from "./heading";
import { evaluationsQuery, indicatorsQuery, type PublicPlan, planQuery, type ReleasedIndicator } from "./queries";
import { Awaited } from "./states";
import { Tiles } from "./tiles";
import { canBeDrawn, Trend, trendOf, useAxisNote } from "./trend";

const rank = { red: 0, yellow: 1, green: 2, grey: 3 } as const;

/** The plan on one page, as a question and its answer. */
export function OverviewPage() {
  const { plan: code = "" } = useParams();
  const plan = useQuery(planQuery(code));
  const indicators = useQuery(indicatorsQuery(code));
  if (!plan.data || !indicators.data) {
    return <Awaited error={plan.error ?? indicators.error} onRetry={() => void Promise.all([plan.refetch(), indicators.refetch()])} />;
  }
  // The worst that can be drawn: what is late is what one comes to ask about.
  const drawn = indicators.data
    .filter((i) => !i.parentCode && canBeDrawn(trendOf(i)))
    .sort((a, b) => rank[a.status.light] - rank[b.status.light])
    .slice(0, 2);
  return (
    <>
      <Answer plan={plan.data} />
      {plan.data.release && (
        <>
          <Domains plan={code} indicators={indicators.data} />
          <div className="below">
            {drawn.map((indicator) => (
              <SmallTrend key={indicator.code} plan={code} indicator={indicator} />
            ))}
            <Aside plan={plan.data} />
          </div>
        </>
      )}
    </>
  );
}

function Answer({ plan }: { plan: PublicPlan }) {
  const { t } = useTranslation();
  const { indicatorLights: lights, release } = plan;
  const total = lights.green + lights.yellow + lights.red + lights.grey;
  return (
    <section className="answer">
      <div>
        <Heading title={t("portal.question", { plan: plan.shortTitle, area: plan.area })} />
        {release ? (
          <>
            <p className="intro">
              <Trans i18nKey="portal.passed" values={{ share: formatPercent(plan.timeProgress) }} components={{ b: <strong /> }} />
              {t("portal.counted", { total, green: lights.green, yellow: lights.yellow, red: lights.red, grey: lights.grey })} {release.note}
            </p>
            <p className="note">
              <Link to={`/public/plans/${plan.code}/releases/${release.no}`}>
                {t("portal.releaseOf", { no: release.no, on: formatDate(release.publishedAt), through: formatPeriod(release.through) })}
              </Link>
            </p>
          </>
        ) : (
          <p className="intro">{t("portal.nothingReleased")}</p>
        )}
      </div>
      {release && (
        <div>
          <Bars
            rows={[
              { label: t("portal.nav.indicators"), lights },
              { label: t("portal.nav.chapters"), lights: plan.taskLights },
              { label: t("portal.nav.projects"), lights: plan.projectLights },
            ]}
          />
          <Link className="how" to={`/public/plans/${plan.code}/method`}>
            {t("portal.nav.method")}
          </Link>
        </div>
      )}
    </section>
  );
}

function SmallTrend({ plan, indicator }: { plan: string; indicator: ReleasedIndicator }) {
  const trend = trendOf(indicator);
  const note = useAxisNote(trend);
  return (
    <section className="one-trend">
      <h2>
        <Link to={`/public/plans/${plan}/indicators/${indicator.code}`} title={indicator.name}>
          <IndicatorName name={indicator.shortName ?? indicator.name} />
        </Link>
        <small>
          <Unit unit={indicator.unit} />
          {note && `，${note}`}
        </small>
        <LightTag status={indicator.status} isPlain />
      </h2>
      <p>{indicator.status.explanation}</p>
      <Trend trend={trend} decimals={indicator.decimals} label={indicator.name} />
    </section>
  );
}

function Aside({ plan }: { plan: PublicPlan }) {
  const { t } = useTranslation();
  return (
    <aside>
      <h2>{t("portal.yourPlace")}</h2>
      <Tiles plan={plan} />
      <Evaluations plan={plan.code} />
      <h2>{t("portal.nav.data")}</h2>
      <ul className="files">
        <li>
          <a href={`/api/v1/public/plans/${plan.code}/data.zip`}>{t("portal.allData")}</a> <small>zip</small>
        </li>
        <li>
          <a href={`/api/v1/public/plans/${plan.code}/data.csv`}>{t("portal.allFigures")}</a> <small>csv</small>
        </li>
        <li>
          <a href={`/api/v1/public/plans/${plan.code}/releases.atom`}>{t("portal.feed")}</a> <small>atom</small>
        </li>
      </ul>
      {plan.release && plan.release.changes.length > 0 && (
        <>
          <h2>{t("portal.changesOfThis")}</h2>
          <ChangeList plan={plan.code} changes={plan.release.changes.slice(0, 6)} />
        </>
      )}
    </aside>
  );
}

/** Evaluations that are out, which most plans have none of for years. */
function Evaluations({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const evaluations = useQuery(evaluationsQuery(plan)).data ?? [];
  return (
    evaluations.length > 0 && (
      <>
        <h2>{t("portal.nav.evaluations")}</h2>
        <ul className="files">
          {evaluations.map((evaluation) => (
            <li key={evaluation.id}>
              <Link to={`/public/plans/${plan}/evaluations/${evaluation.id}`}>{evaluation.title}</Link>{" "}
              <small>{evaluation.scopes.find((scope) => scope.isPlan)?.gradeName}</small>
            </li>
          ))}
        </ul>
      </>
    )
  );
}
