import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatFigure, formatPercent, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { EmptyState } from "@/ui/states";
import { Turn } from "@/ui/turn";
import type { Dashboard } from "./queries";

type Props = { plan: string; dashboard: Dashboard };

const screens = { indicator: "indicators", task: "tasks", project: "projects", chapter: "chapters", commitment: "tasks" } as const;

type Subject = Pick<Dashboard["worst"][number], "kind" | "code">;

const pathOf = (plan: string, { kind, code }: Subject) => `/plans/${plan}/${screens[kind]}/${code}`;

/** The worst first: what is red must not hide behind what is green. */
const order = { red: 0, yellow: 1, green: 2, grey: 3 };

/** Chapters with one mark a task. */
export function Chapters({ plan, dashboard }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="chapters">
      {dashboard.chapters.map((chapter) => (
        <li key={chapter.no}>
          <span className="figure muted">{chapter.no}</span>
          <Link to={`/plans/${plan}/chapters/${chapter.no}`}>{chapter.title}</Link>
          <span className="marks">
            {chapter.tasks
              .toSorted((a, b) => order[a.light] - order[b.light])
              .map((task) => (
                <span
                  key={task.code}
                  role="img"
                  title={`${task.code} ${task.title}：${task.explanation}`}
                  aria-label={`${task.code} ${task.title} ${t(`light.${task.light}`)}`}
                >
                  <LightMark light={task.light} />
                </span>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What stands worst, with what it should be and why. */
export function Worst({ plan, dashboard }: Props) {
  const { t } = useTranslation();
  if (dashboard.worst.length === 0) {
    return <EmptyState title={t("dashboard.noneWorst")}>{t("dashboard.noneWorstHint")}</EmptyState>;
  }
  return (
    <ul className="worst">
      {dashboard.worst.map((subject) => (
        <li key={`${subject.kind} ${subject.code}`}>
          <LightMark light={subject.light} />
          <div>
            <div className="row">
              <span>
                <span className="muted">
                  {t(`subject.${subject.kind}`)} {subject.code}
                </span>{" "}
                <Link className="strong" to={pathOf(plan, subject)}>
                  <IndicatorName name={subject.title} />
                </Link>
              </span>
              <span className="nowrap">
                <strong className="figure">
                  {subject.kind === "indicator" ? formatFigure(subject.value) : formatPercent(subject.progress)} {subject.unit && <Unit unit={subject.unit} />}
                </strong>{" "}
                <span className="muted">
                  {subject.kind === "indicator"
                    ? subject.planned !== null && t("dashboard.planned", { value: formatFigure(Math.round(subject.planned * 100) / 100) })
                    : t("dashboard.planned", { value: formatPercent(subject.plannedProgress) })}
                </span>
              </span>
            </div>
            <p className="secondary" title={subject.explanation}>
              {subject.explanation}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Who owes what, the longest first. */
export function Late({ plan, dashboard }: Props) {
  const { t } = useTranslation();
  if (dashboard.late.length === 0) {
    return <EmptyState title={t("dashboard.noneLate")} />;
  }
  return (
    <ul className="late">
      {dashboard.late.slice(0, 5).map((late) => (
        <li key={`${late.orgUnit?.code} ${late.kind} ${late.code}`}>
          <LightMark light={late.daysLate > 0 ? "red" : "yellow"} />
          <strong className="nowrap">{late.orgUnit?.shortName ?? t("dashboard.noLead")}</strong>
          <span className="what">
            {late.kind === null ? (
              <>
                {late.title}
                {late.count > 1 ? ` ${t("dashboard.lateMore", { count: late.count })}` : ` ${formatPeriod(late.period)}`}
              </>
            ) : (
              <Link to={pathOf(plan, { kind: late.kind, code: late.code })}>
                {t(`subject.${late.kind}`)} {late.code} {t("dashboard.milestone", { count: late.count })}
              </Link>
            )}
          </span>
          <span className={late.daysLate > 0 ? "red nowrap" : "yellow nowrap"}>
            {late.daysLate > 0 ? t("dashboard.daysLate", { count: late.daysLate }) : t("dashboard.dueToday")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Lights and figures that are not what they were, a week ago or at a snapshot. */
export function Changes({ plan, dashboard, changes, none, most }: Props & { changes: Dashboard["changes"]; none: string; most: number }) {
  if (changes.length === 0) {
    return <EmptyState title={none} />;
  }
  return (
    <ul className="changes">
      {changes.slice(0, most).map((change) => (
        <li key={`${change.kind} ${change.code} ${change.area?.code}`} title={change.explanation}>
          <Turn change={change} />
          <Link to={change.area ? `${pathOf(plan, change)}?orgUnit=${change.area.code}` : pathOf(plan, change)}>
            {change.area && dashboard.areas[0]?.orgUnit.code !== change.area.code && `${change.area.shortName} `}
            {change.code} <IndicatorName name={change.title} />
          </Link>
          {change.kind === "indicator" && (
            <span className="figure nowrap muted">
              {formatFigure(change.valueBefore)} → {formatFigure(change.value)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
