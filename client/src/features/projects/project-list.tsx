import "./projects.css";
import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Change, useTurns } from "@/api/comparison";
import { orgUnitsQuery } from "@/api/org-units";
import { blank, formatDate, formatFigure, formatPercent } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { countLights, LightCounts, LightTag } from "@/ui/light";
import { leadOf } from "@/ui/owners";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { PrintButton } from "@/ui/print-button";
import { SinceSelect } from "@/ui/since-select";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { Was } from "@/ui/turn";
import { plannedOf, investedOf } from "./money";
import { ProjectTimeline } from "./project-timeline";
import { columnsQuery, planQuery, type Project } from "./queries";

const lights = ["red", "yellow", "green", "grey"] as const;

/** 专栏项目: a table, or a timeline, of what the columns hold, filtered by what the URL says. */
export function ProjectList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const columns = useQuery(columnsQuery(plan));
  const document = useQuery(planQuery(plan));
  const units = useQuery(orgUnitsQuery);
  const { values, set, clear, isFiltered } = useUrlFilters(["column", "stage", "light", "lead", "area"]);
  const view = useUrlFilters(["view", "since"]);
  const turns = useTurns(plan, view.values.since, "project");
  if (columns.isPending) {
    return <Pending rows={16} />;
  }
  if (columns.error) {
    return <ErrorState error={columns.error} onRetry={() => void columns.refetch()} />;
  }
  const all = columns.data.items;
  const everyone = all.flatMap((c) => c.projects);
  const fits = (p: Project) =>
    (!values.stage || (p.schedule.stage ?? "none") === values.stage) &&
    (!values.light || p.status.light === values.light) &&
    (!values.lead || leadOf(p.responsibilities)?.orgUnit.code === values.lead) &&
    (!values.area || p.schedule.subProjects.orgUnits.includes(values.area));
  const shown = all
    .filter((c) => !values.column || String(c.no) === values.column)
    .map((c) => ({ ...c, projects: c.projects.filter(fits) }))
    .filter((c) => c.projects.length > 0);
  const projects = shown.flatMap((c) => c.projects);
  const leads = [...new Map(everyone.flatMap((p) => leadOf(p.responsibilities)?.orgUnit ?? []).map((u) => [u.code, u.shortName])).entries()];
  const stages = [...new Set(everyone.flatMap((p) => p.schedule.stage ?? []))];
  const areas = [...new Set(everyone.flatMap((p) => p.schedule.subProjects.orgUnits))];
  const asked = new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const isTimeline = view.values.view === "timeline";
  return (
    <>
      <PageHeader
        views="projects"
        title={t("nav.projects")}
        documentTitle={t("nav.projects")}
        actions={
          <>
            <Segmented
              value={isTimeline ? "timeline" : "table"}
              aria-label={t("timeline.view")}
              options={[
                { value: "table", label: t("action.table") },
                { value: "timeline", label: t("timeline.title") },
              ]}
              onChange={(next) => view.set("view", next === "timeline" ? next : undefined)}
            />
            <SinceSelect value={view.values.since} onChange={(v) => view.set("since", v)} />
            <PrintButton />
            <Button icon={<DownloadOutlined />} href={`/api/v1/plans/${plan}/projects.xlsx?${asked}`} download>
              Excel
            </Button>
            <ExportButton name={`${plan}-projects`} rows={() => rowsOf(projects, all, t)} />
          </>
        }
      >
        <span className="muted">{t("project.count", { columns: shown.length, projects: projects.length })}</span>
        <LightCounts lights={countLights(projects.filter((p) => !p.lifecycle).map((p) => p.status))} />
      </PageHeader>
      {all.length > 0 && (
        <div className="filters">
          <FilterSelect
            all={t("project.allColumns")}
            value={values.column}
            width={220}
            options={all.map((c) => ({ value: String(c.no), label: t("project.column", { no: c.no, title: c.title }) }))}
            onChange={(value) => set("column", value)}
          />
          <FilterSelect
            all={t("project.allStages")}
            value={values.stage}
            options={[...stages.map((value) => ({ value, label: value })), { value: "none", label: t("project.noStage") }]}
            onChange={(value) => set("stage", value)}
          />
          <FilterSelect
            all={t("project.allLights")}
            value={values.light}
            options={lights.map((value) => ({ value, label: t(`light.${value}`) }))}
            onChange={(value) => set("light", value)}
          />
          <FilterSelect
            all={t("project.allLeads")}
            value={values.lead}
            width={150}
            options={leads.map(([value, label]) => ({ value, label }))}
            onChange={(value) => set("lead", value)}
          />
          {areas.length > 0 && (
            <FilterSelect
              all={t("project.allAreas")}
              value={values.area}
              options={areas.map((value) => ({ value, label: units.data?.find((u) => u.code === value)?.shortName ?? value }))}
              onChange={(value) => set("area", value)}
            />
          )}
        </div>
      )}
      {projects.length === 0 ? (
        <div className="panel">
          <EmptyState title={t(isFiltered ? "project.noneSo" : "project.none")}>
            {isFiltered ? (
              <button type="button" className="link" onClick={clear}>
                {t("project.showAll")}
              </button>
            ) : (
              t("state.byAdministrator")
            )}
          </EmptyState>
        </div>
      ) : isTimeline ? (
        <ProjectTimeline plan={plan} columns={shown} years={{ from: document.data?.startYear ?? 2021, to: document.data?.endYear ?? 2025 }} />
      ) : (
        shown.map((column) => (
          <Panel
            key={column.no}
            title={t("project.column", { no: column.no, title: column.title })}
            note={column.category}
            extra={<LightCounts lights={countLights(column.projects.filter((p) => !p.lifecycle).map((p) => p.status))} />}
          >
            <table className="data projects">
              <thead>
                <tr>
                  <th className="num">{t("project.code")}</th>
                  <th>{t("project.title")}</th>
                  <th className="wide-only col-lead">{t("project.lead")}</th>
                  <th className="wide-only col-stage">{t("project.stage")}</th>
                  <th className="wide-only col-days">{t("project.days")}</th>
                  <th className="num wide-only col-money">{t("project.money")}</th>
                  <th className="num wide-only col-subs">{t("project.subProjects")}</th>
                  <th className="num col-share">{t("project.done")}</th>
                  <th className="col-verdict">{t("indicator.light")}</th>
                </tr>
              </thead>
              <tbody>
                {column.projects.map((p) => (
                  <ProjectRow key={p.code} plan={plan} project={p} change={turns?.get(p.code)} />
                ))}
              </tbody>
            </table>
          </Panel>
        ))
      )}
    </>
  );
}

function ProjectRow({ plan, project: p, change }: { plan: string; project: Project; change: Change | undefined }) {
  const { t } = useTranslation();
  const { schedule } = p;
  const [planned, invested] = [plannedOf(schedule), investedOf(schedule)];
  return (
    <tr className={p.lifecycle ? "out" : undefined}>
      <td className="num muted">{p.code}</td>
      <td>
        <Link className="name strong" to={`/plans/${plan}/projects/${p.code}`}>
          {p.title}
        </Link>
        {p.lifecycle && <span className="chip">{t(`lifecycle.${p.lifecycle.state}`)}</span>}
        {p.blockers.length > 0 && <span className="chip red">{t("details.is.blocked")}</span>}
        <div className="secondary small">{p.summary}</div>
      </td>
      <td className="secondary wide-only">{leadOf(p.responsibilities)?.orgUnit.shortName}</td>
      <td className="wide-only">{schedule.stage ?? <span className="muted">{blank}</span>}</td>
      <td className="secondary small wide-only nowrap">
        {schedule.startsOn || schedule.endsOn ? `${schedule.startsOn ?? "…"} – ${schedule.endsOn ?? "…"}` : <span className="muted">{t("timeline.none")}</span>}
      </td>
      <td className="num wide-only nowrap">
        {planned === null && invested === null ? <span className="muted">{blank}</span> : `${formatFigure(invested)} / ${formatFigure(planned)}`}
      </td>
      <td className="num wide-only">
        {schedule.subProjects.total === 0 ? <span className="muted">{blank}</span> : `${schedule.subProjects.reported}/${schedule.subProjects.total}`}
      </td>
      <td className="num">{formatPercent(p.status.progress)}</td>
      <td className="nowrap">
        <Was change={change} />
        <LightTag status={p.status} isCompact />
      </td>
    </tr>
  );
}

const rowsOf = (projects: readonly Project[], columns: readonly { no: number; title: string }[], t: (key: "project.code") => string) => [
  (["column", "code", "title", "lead", "stage", "startsOn", "endsOn", "invested", "planned", "subProjects", "done", "light"] as const).map((k) =>
    t(`project.export.${k}` as "project.code"),
  ),
  ...projects.map((p) => [
    columns.find((c) => c.no === p.columnNo)?.title ?? "",
    p.code,
    p.title,
    leadOf(p.responsibilities)?.orgUnit.name ?? "",
    p.schedule.stage ?? "",
    p.schedule.startsOn && formatDate(p.schedule.startsOn),
    p.schedule.endsOn && formatDate(p.schedule.endsOn),
    investedOf(p.schedule),
    plannedOf(p.schedule),
    p.schedule.subProjects.total,
    p.status.progress === null ? "" : Math.round(p.status.progress * 1000) / 10,
    t(`light.${p.status.light}` as "project.code"),
  ]),
];
