import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { PrintButton } from "@/ui/print-button";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { formatWeight } from "./marks";
import { type SchemeVersion, schemesQuery } from "./queries";
import { FunctionWords } from "./scheme-words";
import "./evaluations.css";

const lists = ["indicators", "tasks", "projects", "qualitative"] as const;

/** One version of the scheme, to be read from top to bottom. */
export function SchemePage() {
  const { t } = useTranslation();
  const { plan = "", version = "" } = useParams();
  const mayRun = useOwnSession()?.permissions.includes("evaluations.run") ?? false;
  const schemes = useQuery(schemesQuery(plan));
  if (schemes.error) {
    return <ErrorState error={schemes.error} onRetry={() => void schemes.refetch()} />;
  }
  if (!schemes.data) {
    return <Pending />;
  }
  const scheme = schemes.data.find((one) => one.version === Number(version));
  if (!scheme) {
    return <EmptyState title={t("scheme.notThere")} />;
  }
  return (
    <>
      <PageHeader
        crumb={<Link to={`/plans/${plan}/evaluations/schemes`}>{t("scheme.title")}</Link>}
        title={t("scheme.versionOf", { version: scheme.version, title: scheme.title })}
        documentTitle={scheme.title}
        actions={
          <>
            {mayRun && (
              <Link to={`/plans/${plan}/evaluations/schemes/new?from=${scheme.version}`}>
                <Button>{t("scheme.newFrom")}</Button>
              </Link>
            )}
            <PrintButton />
          </>
        }
      >
        {scheme.isCurrent && <span className="secondary">{t("scheme.current")}</span>}
      </PageHeader>
      {scheme.isProposal && (
        <section className="panel what-if" role="note">
          <strong>{t("scheme.isProposal")}</strong>
          <span>{t("scheme.proposalMeans")}</span>
        </section>
      )}
      <Content scheme={scheme} />
    </>
  );
}

function Content({ scheme }: { scheme: SchemeVersion }) {
  const { t } = useTranslation();
  const { content } = scheme;
  const all = lists.reduce((sum, list) => sum + content.weights[list], 0);
  return (
    <>
      <Panel title={t("scheme.basis")} isPadded>
        <p className="evaluation-text">{scheme.note}</p>
        <p className="muted">{scheme.createdBy ? `${scheme.createdBy} · ${formatInstant(scheme.createdAt)}` : null}</p>
      </Panel>
      <Panel title={t("scheme.weights")} isPadded>
        <Facts
          facts={lists.map((list) => [
            t(`evaluationList.${list}`),
            `${formatWeight(content.weights[list])}（${all > 0 ? ((100 * content.weights[list]) / all).toFixed(1) : "0"}%）`,
          ])}
        />
        <p>{t("scheme.bindingIs", { factor: formatWeight(content.bindingFactor) })}</p>
        <p>{t(`evaluation.totalBy.${content.combination}`)}</p>
      </Panel>
      <Panel title={t("scheme.functions")} isPadded>
        <Facts
          areSentences
          facts={[
            [t("scheme.raise"), <FunctionWords key="raise" scoring={content.functions.raise} />],
            [t("scheme.bound"), <FunctionWords key="bound" scoring={content.functions.bound} />],
            [t("scheme.works"), <FunctionWords key="works" scoring={content.functions.works} />],
          ]}
        />
        <p>{t(`backsliding.${content.backsliding}`)}</p>
        <p>{t(`evaluation.missingMeans.${content.missingData}`)}</p>
      </Panel>
      <Panel title={t("scheme.items")} isPadded>
        {content.items.length === 0 ? (
          <p>{t("scheme.noItems")}</p>
        ) : (
          <ul className="scheme-items">
            {content.items.map((item) => (
              <li key={`${item.list} ${item.code}`}>
                {t(`evaluationList.${item.list}`)} {item.code}
                {item.weight !== null && <>，{item.weight === 0 ? t("scheme.takenOut") : t("scheme.weightIs", { weight: formatWeight(item.weight) })}</>}
                {item.function && (
                  <>
                    ：<FunctionWords scoring={item.function} />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t("evaluationList.qualitative")} isPadded>
        {content.qualitative.criteria.length === 0 ? (
          <p>{t("scoring.none")}</p>
        ) : (
          <>
            <Facts facts={content.qualitative.criteria.map((c) => [c.name, t("scheme.weightIs", { weight: formatWeight(c.weight) })])} />
            <p>{t("scheme.dropFrom", { count: content.qualitative.dropExtremesFrom })}</p>
          </>
        )}
      </Panel>
      <Panel title={t("scheme.grades")} isPadded>
        <p>{t("evaluation.gradesAre", content.grades)}</p>
        {content.vetoes.length > 0 && (
          <ul className="scheme-items">
            {content.vetoes.map((veto) => (
              <li key={veto.code}>{t("scheme.vetoIs", { name: veto.name, grade: t(`grade.${veto.best}`) })}</li>
            ))}
          </ul>
        )}
        <p>{t(content.ranking ? "evaluation.ranked" : "evaluation.unranked")}</p>
      </Panel>
    </>
  );
}
