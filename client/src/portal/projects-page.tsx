import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { countLights } from "@/ui/light";
import { FewCounts, LightKey } from "./bars";
import { Heading } from "./heading";
import { chaptersQuery } from "./queries";
import { Awaited } from "./states";
import { WorkList } from "./work-list";

/** Projects under the columns (专栏) of the plan. */
export function ProjectsPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const chapters = useQuery(chaptersQuery(plan));
  if (!chapters.data) {
    return <Awaited error={chapters.error} onRetry={() => void chapters.refetch()} />;
  }
  const projects = chapters.data.flatMap((c) => c.projects);
  const columns = [...new Map(projects.map((p) => [p.columnNo, p.columnTitle])).entries()].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
  return (
    <>
      <Heading title={t("portal.nav.projects")} />
      {projects.length === 0 ? <p>{t("portal.nothingReleased")}</p> : <LightKey />}
      {columns.map(([no, title]) => {
        const own = projects.filter((p) => p.columnNo === no);
        return (
          <details key={no} className="chapter">
            <summary>
              <h2>
                {t("portal.column", { no })} {title}
              </h2>
              <FewCounts lights={countLights(own.map((p) => p.status))} />
            </summary>
            <WorkList plan={plan} place="projects" works={own} />
          </details>
        );
      })}
    </>
  );
}
