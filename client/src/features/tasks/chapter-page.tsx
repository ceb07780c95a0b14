import "./chapter-page.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { useTurns } from "@/api/comparison";
import { chapterNumber } from "@/lib/chinese-number";
import { useUrlFilters } from "@/lib/use-url-filters";
import { countLights, LightCounts, LightTag } from "@/ui/light";
import { Neighbours } from "@/ui/neighbours";
import { Notes } from "@/ui/notes";
import { leadOf, Owners } from "@/ui/owners";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { PrintButton } from "@/ui/print-button";
import { SinceSelect } from "@/ui/since-select";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { SubjectTable } from "@/ui/subject-table";
import { ChapterLights } from "./chapter-lights";
import { lateOf } from "./late";
import { chapterColumnsQuery, chapterProgressQuery, chapterQuery, chaptersQuery } from "./queries";

type Chapter = Schemas["Chapter"];

/** One chapter: how its tasks stand, what is late and who has it, how that changed, and the projects that belong to it. */
export function ChapterPage() {
  const { t } = useTranslation();
  const { plan = "", no = "" } = useParams();
  const compared = useUrlFilters(["since"]);
  const { since } = compared.values;
  const [tasksTurned, projectsTurned] = [useTurns(plan, since, "task"), useTurns(plan, since, "project")];
  const chapter = useQuery(chapterQuery(plan, Number(no)));
  const chapters = useQuery(chaptersQuery(plan));
  const progress = useQuery(chapterProgressQuery(plan, Number(no)));
  const columns = useQuery(chapterColumnsQuery(plan, Number(no)));
  if (chapter.isPending) {
    return <Pending rows={14} />;
  }
  if (chapter.error) {
    return <ErrorState error={chapter.error} onRetry={() => void chapter.refetch()} />;
  }
  const { title, summary, tasks, lights, responsibilities, notes } = chapter.data;
  const late = lateOf(tasks);
  return (
    <>
      <PageHeader
        crumb={<Link to={`/plans/${plan}/tasks`}>{t("nav.tasks")}</Link>}
        title={`${chapterNumber(chapter.data.no)}${title}`}
        documentTitle={`${chapterNumber(chapter.data.no)}${title}`}
        actions={
          <>
            <SinceSelect value={since} onChange={(v) => compared.set("since", v)} />
            <PrintButton />
            <Neighbours codes={(chapters.data?.items ?? []).map((c) => String(c.no))} code={no} to={(other) => `/plans/${plan}/chapters/${other}`} />
          </>
        }
      >
        <LightCounts lights={lights} />
        <span className="secondary">{t("chapter.stands", { count: tasks.length, late: late.tasks })}</span>
      </PageHeader>
      <div className="grid-2">
        <div className="stack">
          <Panel title={t("chapter.tasks")} note={t("chapter.taskCount", { count: tasks.length })}>
            <SubjectTable subjects={tasks} to={(code) => `/plans/${plan}/tasks/${code}`} turns={tasksTurned} />
          </Panel>
          <Panel title={t("chapter.history")} note={t("chapter.historyNote")}>
            {progress.isPending ? (
              <Pending rows={4} />
            ) : progress.error ? (
              <ErrorState error={progress.error} onRetry={() => void progress.refetch()} />
            ) : progress.data.history.length === 0 ? (
              <EmptyState title={t("taskProgress.none")}>{t("taskProgress.noneHint")}</EmptyState>
            ) : (
              <ChapterLights history={progress.data.history} />
            )}
          </Panel>
          {(columns.data ?? []).map((column) => (
            <Panel
              key={column.no}
              title={t("chapter.column", { no: column.no, title: column.title })}
              extra={<LightCounts lights={countLights(column.projects.filter((p) => !p.lifecycle).map((p) => p.status))} />}
            >
              <SubjectTable subjects={column.projects} to={(code) => `/plans/${plan}/projects/${code}`} turns={projectsTurned} />
            </Panel>
          ))}
        </div>
        <div className="stack">
          <Late plan={plan} late={late} />
          <Panel title={t("owner.title")} note={t("owner.proposedNote")}>
            <Owners responsibilities={responsibilities} />
          </Panel>
          <Who plan={plan} tasks={tasks} />
          <Panel title={t("chapter.summary")} note={t("task.summaryNote")} isPadded>
            {summary}
          </Panel>
          {notes.length > 0 && (
            <Panel title={t("note.title")} note={t("note.kept")} isPadded>
              <Notes notes={notes} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

/** What is late, the worst first: a task, and of it the promises that make it so. */
function Late({ plan, late }: { plan: string; late: ReturnType<typeof lateOf> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("chapter.late")} note={late.items.length > 0 ? t("chapter.lateNote") : undefined}>
      {late.items.length === 0 ? (
        <EmptyState title={t("chapter.noneLate")}>{late.grey > 0 ? t("chapter.noneLateGrey", { count: late.grey }) : null}</EmptyState>
      ) : (
        <ul className="late-list">
          {late.items.map(({ task, commitments }) => (
            <li key={task.code}>
              <div className="row">
                <Link className="strong" to={`/plans/${plan}/tasks/${task.code}`}>
                  {task.code} {task.title}
                </Link>
                <LightTag status={task.status} isCompact />
              </div>
              <div className="secondary small">
                {leadOf(task.responsibilities) && <span className="strong">{leadOf(task.responsibilities)?.orgUnit.shortName}</span>} {task.status.explanation}
              </div>
              {commitments.map((c) => (
                <div key={c.id} className="row small">
                  <span>{c.quantity}</span>
                  <LightTag status={c.status} isCompact />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Who answers for the chapter's tasks, and how what they lead stands. */
function Who({ plan, tasks }: { plan: string; tasks: Chapter["tasks"] }) {
  const { t } = useTranslation();
  const units = new Map<string, { name: string; leads: Chapter["tasks"]; supports: number }>();
  for (const task of tasks) {
    for (const { orgUnit, role } of task.responsibilities) {
      const of = units.get(orgUnit.code) ?? { name: orgUnit.shortName, leads: [], supports: 0 };
      units.set(orgUnit.code, role === "lead" ? { ...of, leads: [...of.leads, task] } : { ...of, supports: of.supports + 1 });
    }
  }
  if (units.size === 0) {
    return null;
  }
  return (
    <Panel title={t("chapter.who")}>
      <table className="data">
        <thead>
          <tr>
            <th>{t("responsibility.unit")}</th>
            <th>{t("role.lead")}</th>
            <th className="num">{t("role.support")}</th>
          </tr>
        </thead>
        <tbody>
          {[...units]
            .sort(([, a], [, b]) => b.leads.length - a.leads.length || b.supports - a.supports)
            .map(([code, { name, leads, supports }]) => (
              <tr key={code}>
                <td>
                  <Link to={`/plans/${plan}/duties?unit=${code}`}>{name}</Link>
                </td>
                <td>{leads.length > 0 ? <LightCounts lights={countLights(leads.map((x) => x.status))} /> : <span className="muted">–</span>}</td>
                <td className="num secondary">{supports || "–"}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}
