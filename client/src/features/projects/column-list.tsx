import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { ExportButton } from "@/ui/export-button";
import { countLights, LightCounts } from "@/ui/light";
import { leadOf } from "@/ui/owners";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { SubjectTable } from "@/ui/subject-table";
import { columnsQuery } from "./queries";

export function ColumnList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const columns = useQuery(columnsQuery(plan));
  if (columns.isPending) {
    return <Pending rows={16} />;
  }
  if (columns.error) {
    return <ErrorState error={columns.error} onRetry={() => void columns.refetch()} />;
  }
  const all = columns.data.items;
  const projects = all.flatMap((c) => c.projects);
  return (
    <>
      <PageHeader
        title={t("nav.projects")}
        documentTitle={t("nav.projects")}
        actions={
          <ExportButton
            name={`${plan}-projects`}
            rows={() => [
              ["column", "code", "title", "lead", "commitments"],
              ...all.flatMap((c) => c.projects.map((p) => [c.title, p.code, p.title, leadOf(p.responsibilities)?.orgUnit.name, p.commitments.length])),
            ]}
          />
        }
      >
        <span className="muted">{t("project.count", { columns: all.length, projects: projects.length })}</span>
        <LightCounts lights={countLights(projects.map((p) => p.status))} />
      </PageHeader>
      {all.length === 0 && (
        <div className="panel">
          <EmptyState title={t("project.none")}>{t("state.byAdministrator")}</EmptyState>
        </div>
      )}
      {all.map((column) => (
        <Panel
          key={column.no}
          title={t("project.column", { no: column.no, title: column.title })}
          note={column.category}
          extra={<LightCounts lights={countLights(column.projects.map((p) => p.status))} />}
        >
          <SubjectTable subjects={column.projects} to={(code) => `/plans/${plan}/projects/${code}`} />
        </Panel>
      ))}
    </>
  );
}
