import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { otherOwnersQuery } from "@/api/owners";
import { Neighbours } from "@/ui/neighbours";
import { leadOf } from "@/ui/owners";
import { OpenSlips } from "@/ui/slips/open-slips";
import { ErrorState, Pending } from "@/ui/states";
import { SubjectPage } from "@/ui/subject-page";
import { columnsQuery, projectProgressQuery, projectQuery } from "./queries";

export function ProjectPage() {
  const { t } = useTranslation();
  const { plan = "", code = "" } = useParams();
  const project = useQuery(projectQuery(plan, code));
  const columns = useQuery(columnsQuery(plan));
  const progress = useQuery(projectProgressQuery(plan, code));
  const others = useQuery(otherOwnersQuery(plan, "project", code));
  if (project.isPending) {
    return <Pending rows={12} />;
  }
  if (project.error) {
    return <ErrorState error={project.error} onRetry={() => void project.refetch()} />;
  }
  const column = columns.data?.items.find((c) => c.no === project.data.columnNo);
  return (
    <SubjectPage
      plan={plan}
      subject={project.data}
      progress={progress.data}
      others={others.data}
      actions={
        <Neighbours
          codes={(columns.data?.items ?? []).flatMap((c) => c.projects.map((x) => x.code))}
          code={project.data.code}
          to={(other) => `/plans/${plan}/projects/${other}`}
        />
      }
      crumb={
        <>
          <Link to={`/plans/${plan}/projects`}>{t("nav.projects")}</Link> / {column && t("project.column", { no: column.no, title: column.title })} /{" "}
          {project.data.code}
        </>
      }
    >
      <OpenSlips plan={plan} subject={{ kind: "project", code, title: project.data.title }} lead={leadOf(project.data.responsibilities)?.orgUnit.code} />
    </SubjectPage>
  );
}
