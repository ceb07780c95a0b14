import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate, formatPercent } from "@/lib/format";
import { today } from "@/lib/today";
import { LightTag } from "@/ui/light";
import { Panel } from "@/ui/panel";
import type { Project } from "./queries";
import { placeOf, type Range, rangeOf, spanOf, yearsOf } from "./timeline";

type Column = { no: number; title: string; category: string; projects: readonly Project[] };

/** 甘特图: the planned span of every project with the share done in it, milestones and today, column by column. On a phone it is a list. */
export function ProjectTimeline({ plan, years, columns }: { plan: string; years: Range; columns: readonly Column[] }) {
  const { t } = useTranslation();
  const schedules = columns.flatMap((c) => c.projects.map((p) => p.schedule));
  const range = rangeOf(
    years,
    schedules.flatMap((s) => [s.startsOn, s.endsOn, ...s.milestones.map((m) => m.plannedOn)]),
  );
  const day = today().format("YYYY-MM-DD");
  const ruler = yearsOf(range);
  return (
    <Panel
      title={t("timeline.title")}
      note={t("timeline.scheduled", { count: schedules.filter((s) => s.startsOn || s.endsOn).length, total: schedules.length })}
      extra={
        <span className="hints timeline-key">
          <i className="plan" /> {t("timeline.planned")} <i className="done" /> {t("timeline.done")} <i className="milestone" /> {t("timeline.milestone")}{" "}
          <i className="today" /> {t("timeline.today")}
        </span>
      }
    >
      <div className="timeline">
        <div className="timeline-row ruler" aria-hidden="true">
          <span />
          <div className="track">
            {ruler.map((year, i) => (
              <span key={year} style={{ left: `${(i / ruler.length) * 100}%` }}>
                {year}
              </span>
            ))}
          </div>
        </div>
        {columns.map((column) => (
          <section key={column.no} aria-label={column.title}>
            <h3>{t("project.column", { no: column.no, title: column.title })}</h3>
            {column.projects.map((project) => (
              <Row key={project.code} plan={plan} project={project} range={range} day={day} />
            ))}
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Row({ plan, project, range, day }: { plan: string; project: Project; range: Range; day: string }) {
  const { t } = useTranslation();
  const { schedule, status, lifecycle } = project;
  const span = spanOf(range, schedule.startsOn, schedule.endsOn);
  const words = span
    ? t("timeline.words", {
        from: formatDate(schedule.startsOn),
        to: formatDate(schedule.endsOn),
        done: formatPercent(status.progress),
        reached: schedule.milestones.filter((m) => m.doneOn).length,
        milestones: schedule.milestones.length,
      })
    : t("timeline.none");
  return (
    <div className={lifecycle ? "timeline-row out" : "timeline-row"}>
      <div className="name">
        <Link to={`/plans/${plan}/projects/${project.code}`}>
          <span className="muted">{project.code}</span> {project.title}
        </Link>
        <div className="narrow-only small secondary">
          {words} <LightTag status={status} isCompact />
        </div>
      </div>
      <div className="track" role="img" aria-label={words} title={words}>
        {yearsOf(range).map((year, i, all) => (
          <i key={year} className="year" style={{ left: `${(i / all.length) * 100}%` }} />
        ))}
        {span ? (
          <span className="span" style={{ left: `${span.left}%`, width: `${span.width}%` }}>
            <b className={status.light} style={{ width: `${Math.min(100, (status.progress ?? 0) * 100)}%` }} />
          </span>
        ) : (
          <span className="muted small unplanned">{t("timeline.none")}</span>
        )}
        {schedule.milestones.map((m) => (
          <i
            key={`${m.title} ${m.plannedOn}`}
            className={`milestone ${m.doneOn ? "reached" : m.overdue ? "overdue" : ""} ${m.isGate ? "gate" : ""}`}
            style={{ left: `${placeOf(range, m.doneOn ?? m.plannedOn)}%` }}
            title={`${m.title} ${m.doneOn ?? m.plannedOn}`}
          />
        ))}
        {placeOf(range, day) < 100 && <i className="today" style={{ left: `${placeOf(range, day)}%` }} />}
      </div>
    </div>
  );
}
