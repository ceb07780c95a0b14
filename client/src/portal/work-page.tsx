import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatDate, formatFigure, formatPercent, formatPeriod } from "@/lib/format";
import { comparatorSigns } from "@/ui/comparators";
import { LightTag } from "@/ui/light";
import { Feedback } from "./feedback";
import { Heading } from "./heading";
import { projectQuery, type ReleasedWork, taskQuery } from "./queries";
import { Awaited } from "./states";

export function TaskPage() {
  const { plan = "", code = "" } = useParams();
  return <WorkPage plan={plan} place="chapters" answer={useQuery(taskQuery(plan, code))} />;
}

export function ProjectPage() {
  const { plan = "", code = "" } = useParams();
  return <WorkPage plan={plan} place="projects" answer={useQuery(projectQuery(plan, code))} />;
}

function WorkPage({ plan, place, answer }: { plan: string; place: "chapters" | "projects"; answer: UseQueryResult<ReleasedWork> }) {
  const { t } = useTranslation();
  if (!answer.data) {
    return <Awaited error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const work = answer.data;
  return (
    <>
      <p className="crumb">
        <Link to={`/public/plans/${plan}/${place}`}>{t(`portal.nav.${place}`)}</Link> / {work.columnTitle ?? work.code}
      </p>
      <Heading title={work.title}>
        <LightTag status={work.status} isPlain />
      </Heading>
      <p className="intro">{work.status.explanation}</p>
      <p>{work.summary}</p>
      {work.commitments.length > 0 && (
        <section>
          <h2>{t("portal.commitments")}</h2>
          <div className="sideways">
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{t("portal.promise")}</th>
                  <th scope="col" className="num">
                    {t("portal.target")}
                  </th>
                  <th scope="col" className="num">
                    {t("portal.latest")}
                  </th>
                  <th scope="col" className="num">
                    {t("portal.done")}
                  </th>
                  <th scope="col">{t("portal.dueBy")}</th>
                  <th scope="col">{t("portal.state")}</th>
                </tr>
              </thead>
              <tbody>
                {work.commitments.map((c) => (
                  <tr key={c.no}>
                    <th scope="row">
                      {c.quantity}
                      {c.scope && <small> {c.scope}</small>}
                    </th>
                    <td className="num">
                      {c.value === null ? "—" : `${comparatorSigns[c.comparator]}${formatFigure(c.value)}`} <small>{c.unit}</small>
                    </td>
                    <td className="num">
                      {c.kind === "milestone" ? "—" : formatFigure(c.status.value)} <small>{c.status.period && formatPeriod(c.status.period)}</small>
                    </td>
                    <td className="num">{formatPercent(c.status.progress)}</td>
                    <td>{c.dueDate ? formatDate(c.dueDate) : c.dueYear ? formatPeriod(String(c.dueYear)) : t("portal.noYear")}</td>
                    <td>
                      <LightTag status={c.status} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <Feedback key={work.code} plan={plan} subject={{ kind: place === "chapters" ? "task" : "project", code: work.code }} />
      <p className="note">{t("portal.asReleased", { no: work.releaseNo })}</p>
    </>
  );
}
