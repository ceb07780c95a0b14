import "./projects.css";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { otherOwnersQuery } from "@/api/owners";
import { LifecycleButton } from "@/ui/lifecycle-button";
import { Neighbours } from "@/ui/neighbours";
import { CommentsPanel } from "@/ui/comments/comments-panel";
import { leadOf } from "@/ui/owners";
import { OpenSlips } from "@/ui/slips/open-slips";
import { ErrorState, Pending } from "@/ui/states";
import { SubjectPage } from "@/ui/subject-page";
import { columnsQuery, projectProgressQuery, projectQuery, sheetQuery } from "./queries";
import { MilestonePanel, MoneyPanel, PhotosPanel, PlacePanel, StageLadder } from "./schedule-panels";
import { SheetDialog } from "./sheet-dialog";
import { SheetSaves } from "./sheet-saves";
import { SubProjectsPanel } from "./sub-projects-panel";

export function ProjectPage() {
  const { t } = useTranslation();
  const { plan = "", code = "" } = useParams();
  const project = useQuery(projectQuery(plan, code));
  const columns = useQuery(columnsQuery(plan));
  const progress = useQuery(projectProgressQuery(plan, code));
  const others = useQuery(otherOwnersQuery(plan, "project", code));
  const sheet = useQuery(sheetQuery(plan, code)).data;
  const [isWriting, setIsWriting] = useState(false);
  if (project.isPending) {
    return <Pending rows={12} />;
  }
  if (project.error) {
    return <ErrorState error={project.error} onRetry={() => void project.refetch()} />;
  }
  const column = columns.data?.items.find((c) => c.no === project.data.columnNo);
  const codes = (columns.data?.items ?? []).flatMap((c) => c.projects.map((x) => x.code));
  const { schedule } = project.data;
  return (
    <>
      <SubjectPage
        plan={plan}
        kind="project"
        subject={project.data}
        progress={progress.data}
        others={others.data}
        actions={
          <>
            {sheet?.mayWrite && (
              <Button type={schedule.hasSheet ? "default" : "primary"} onClick={() => setIsWriting(true)}>
                {t("sheet.write")}
              </Button>
            )}
            <LifecycleButton plan={plan} kind="project" subject={project.data} codes={codes} />
            <Neighbours codes={codes} code={project.data.code} to={(other) => `/plans/${plan}/projects/${other}`} />
          </>
        }
        crumb={
          <>
            <Link to={`/plans/${plan}/projects`}>{t("nav.projects")}</Link> / {column && t("project.column", { no: column.no, title: column.title })} /{" "}
            {project.data.code}
          </>
        }
        aside={
          <>
            <StageLadder schedule={schedule} />
            <MilestonePanel schedule={schedule} />
            <PlacePanel schedule={schedule} />
            <PhotosPanel plan={plan} code={code} />
            <SheetSaves plan={plan} code={code} />
          </>
        }
      >
        <OpenSlips plan={plan} subject={{ kind: "project", code, title: project.data.title }} lead={leadOf(project.data.responsibilities)?.orgUnit.code} />
        <MoneyPanel schedule={schedule} mayWrite={sheet?.mayWrite ?? false} />
        {sheet && <SubProjectsPanel plan={plan} project={project.data} sheet={sheet} />}
        {isWriting && sheet && <SheetDialog plan={plan} sheet={sheet} onClose={() => setIsWriting(false)} />}
      </SubjectPage>
      <CommentsPanel plan={plan} subject={{ kind: "project", code }} />
    </>
  );
}
