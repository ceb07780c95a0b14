import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { blank, formatDate, formatFigure, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { EmptyState } from "@/ui/states";
import { arrangedOf, investedOf, moneyByYear, plannedOf } from "./money";
import { photosQuery, type Project } from "./queries";

type Schedule = Project["schedule"];

/** The stages that work of this kind goes through, those behind it filled. */
export function StageLadder({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  const { stages } = schedule.ladder;
  const at = stages.findIndex((s) => s.name === schedule.stage);
  return (
    <Panel title={t("ladder.title")} note={t("ladder.note", { name: schedule.ladder.name })} isPadded>
      <ol className="ladder">
        {stages.map((stage, i) => (
          <li key={stage.name} className={i < at ? "passed" : i === at ? "here" : undefined} aria-current={i === at ? "step" : undefined}>
            <span>{stage.name}</span>
            <span className="muted small">{formatFigure(Math.round(stage.share * 100))}%</span>
          </li>
        ))}
      </ol>
      {at < 0 && <p className="muted small">{schedule.stage ? t("ladder.other", { stage: schedule.stage }) : t("ladder.none")}</p>}
      <p className="muted small">{t("ladder.proposal")}</p>
    </Panel>
  );
}

/** 投资: planned, arranged and completed, year by year; each year's sources under it. */
export function MoneyPanel({ schedule, mayWrite }: { schedule: Schedule; mayWrite: boolean }) {
  const { t } = useTranslation();
  const years = moneyByYear(schedule);
  if (years.length === 0) {
    return (
      <Panel title={t("money.title")}>
        <EmptyState title={t("money.none")}>{t(mayWrite ? "money.noneMine" : "money.noneHint")}</EmptyState>
      </Panel>
    );
  }
  const most = Math.max(...years.flatMap((y) => [y.planned ?? 0, y.arranged ?? 0, y.invested ?? 0]), 1);
  const bar = (value: number | null, kind: string) => value !== null && <i className={kind} style={{ width: `${(value / most) * 100}%` }} />;
  return (
    <Panel
      title={t("money.title")}
      note={t("money.unit")}
      extra={
        <span className="hints money-key">
          <i className="plan" /> {t("money.planned")} <i className="arranged" /> {t("money.arranged")} <i className="done" /> {t("money.invested")}
        </span>
      }
    >
      <table className="data money">
        <thead>
          <tr>
            <th>{t("money.year")}</th>
            <th className="num">{t("money.planned")}</th>
            <th className="num">{t("money.arranged")}</th>
            <th className="num">{t("money.invested")}</th>
            <th className="wide-only bars">
              <span className="sr">{t("money.bars")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((y) => (
            <tr key={y.year}>
              <td>
                {y.year}
                <div className="muted small">
                  {schedule.investments
                    .filter((i) => i.year === y.year)
                    .map((i) => `${t(`money.source.${i.source}`)} ${formatFigure(i.arranged)}/${formatFigure(i.planned)}`)
                    .join(" · ")}
                </div>
              </td>
              <td className="num">{formatFigure(y.planned)}</td>
              <td className="num">{formatFigure(y.arranged)}</td>
              <td className="num strong">{formatFigure(y.invested)}</td>
              <td className="wide-only bars" aria-hidden="true">
                {bar(y.planned, "plan")}
                {bar(y.arranged, "arranged")}
                {bar(y.invested, "done")}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("money.total")}</th>
            <td className="num strong">{formatFigure(plannedOf(schedule))}</td>
            <td className="num strong">{formatFigure(arrangedOf(schedule))}</td>
            <td className="num strong">{formatFigure(investedOf(schedule))}</td>
            <td className="muted small wide-only">
              {schedule.invested.length > 0 && t("money.asOf", { period: formatPeriod(schedule.invested.at(-1)?.period) })}
            </td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}

/** What is to be done by which day, in order; a gate holds back what comes after it. */
export function MilestonePanel({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  if (schedule.milestones.length === 0) {
    return null;
  }
  return (
    <Panel
      title={t("milestone.title")}
      note={t("milestone.count", { done: schedule.milestones.filter((m) => m.doneOn).length, total: schedule.milestones.length })}
    >
      <ol className="progress-reports milestones">
        {schedule.milestones.map((m) => (
          <li key={`${m.title} ${m.plannedOn}`} className={m.doneOn ? "reached" : m.overdue ? "overdue" : undefined}>
            <div className="row">
              <span>
                {m.title} {m.isGate && <span className="chip">{t("milestone.gate")}</span>}
              </span>
              <span className={m.overdue ? "red nowrap" : "muted nowrap"}>
                {t(m.doneOn ? "milestone.done" : m.overdue ? "milestone.overdue" : "milestone.open")}
              </span>
            </div>
            <div className="muted small">
              {t("milestone.plannedOn", { day: formatDate(m.plannedOn) })}
              {m.doneOn && ` · ${t("milestone.doneOn", { day: formatDate(m.doneOn) })}`}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Days and place, as the lead has them. */
export function PlacePanel({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  if (!schedule.hasSheet) {
    return null;
  }
  const position =
    schedule.longitude !== null && schedule.latitude !== null ? `${formatFigure(schedule.longitude)}°E, ${formatFigure(schedule.latitude)}°N` : null;
  return (
    <Panel title={t("sheet.title")} isPadded>
      <dl className="line-details">
        <div>
          <dt>{t("sheet.startsOn")}</dt>
          <dd>{formatDate(schedule.startsOn)}</dd>
        </div>
        <div>
          <dt>{t("sheet.endsOn")}</dt>
          <dd>{formatDate(schedule.endsOn)}</dd>
        </div>
        <div>
          <dt>{t("sheet.place")}</dt>
          <dd>
            {schedule.place ?? blank}
            {position && <div className="muted small">{position}</div>}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

/** Pictures that back approved reports, of those that the reader may see. */
export function PhotosPanel({ plan, code }: { plan: string; code: string }) {
  const { t } = useTranslation();
  const photos = useQuery(photosQuery(plan, code)).data ?? [];
  if (photos.length === 0) {
    return null;
  }
  return (
    <Panel title={t("photo.title")} note={t("photo.count", { count: photos.length })} isPadded>
      <ul className="photos">
        {photos.map((p) => {
          const source = `/api/v1/plans/${plan}/submissions/${p.submission}/attachments/${p.id}`;
          return (
            <li key={p.id}>
              <a href={source} target="_blank" rel="noreferrer">
                <img src={source} alt={p.note ?? p.fileName} loading="lazy" />
              </a>
              <div className="small">{p.note ?? p.fileName}</div>
              <div className="muted small">
                {p.orgUnit.shortName} {formatPeriod(p.period)}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
