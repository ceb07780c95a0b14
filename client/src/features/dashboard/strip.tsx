import { useTranslation } from "react-i18next";
import { formatDate, formatFigure, formatPeriod } from "@/lib/format";
import type { Comparison } from "@/api/comparison";
import { LightCounts } from "@/ui/light";
import type { Area, Dashboard } from "./queries";

const total = (lights: Dashboard["taskLights"]) => lights.green + lights.yellow + lights.red + lights.grey;

/** How far, how many, and who has reported; of an area, if one is chosen, its own indicators. */
export function Strip({ dashboard, area, since }: { dashboard: Dashboard; area?: Area; since?: { name: string; comparison: Comparison } }) {
  const { t } = useTranslation();
  const { round, timeProgress } = dashboard;
  const then = since?.comparison.then;
  const percent = Math.round(timeProgress * 1000) / 10;
  return (
    <section className="panel cockpit-strip">
      <div className="elapsed">
        <span className="muted">{t("dashboard.elapsed")}</span>
        <div className="line">
          <span className="big">
            {formatFigure(percent, 1)}
            <small>%</small>
          </span>
          <span className="track">
            <span className="meter" role="progressbar" aria-label={t("dashboard.elapsed")} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
              <b style={{ width: `${percent}%` }} />
            </span>
            <span className="ends muted">
              <span>{dashboard.startYear}</span>
              <span>{dashboard.daysLeft > 0 ? t("dashboard.daysLeft", { count: dashboard.daysLeft }) : t("dashboard.over")}</span>
              <span>{dashboard.endYear}</span>
            </span>
          </span>
        </div>
      </div>
      {(
        [
          [
            "indicators",
            area?.lights ?? dashboard.indicatorLights,
            area ? then?.areas.find((a) => a.orgUnit.code === area.orgUnit.code)?.lights : then?.indicatorLights,
          ],
          ["tasks", dashboard.taskLights, then?.taskLights],
          ["projects", dashboard.projectLights, then?.projectLights],
        ] as const
      ).map(([kind, lights, earlier]) => (
        <div key={kind}>
          <span className="muted">
            {kind === "indicators" && area && `${area.orgUnit.shortName} `}
            {t(`nav.${kind}`)}
          </span>
          <div className="line">
            <span className="big">
              {total(lights)}
              <small>{t("dashboard.items")}</small>
            </span>
            <LightCounts lights={lights} />
          </div>
          {earlier && (
            <div className="then muted">
              {since?.name} <LightCounts lights={earlier} />
            </div>
          )}
        </div>
      ))}
      {round && (
        <div>
          <span className="muted" title={round.formName}>
            {t("dashboard.round", { period: formatPeriod(round.period) })}
          </span>
          <div className="line">
            <span className="big">
              {round.submitted}/{round.total}
              <small>{t("dashboard.units")}</small>
            </span>
            {round.submitted < round.total && (
              <span className={round.dueOn < dashboard.day ? "red" : "secondary"}>
                {t(round.dueOn < dashboard.day ? "dashboard.wasDue" : "dashboard.due", { date: formatDate(round.dueOn) })}
              </span>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
