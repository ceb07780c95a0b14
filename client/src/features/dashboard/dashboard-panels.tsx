import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Comparison } from "@/api/comparison";
import { formatDate, formatPeriod } from "@/lib/format";
import { LightMark } from "@/ui/light";
import { Panel } from "@/ui/panel";
import { AreaWorst, alertsOf } from "./area-worst";
import { Changes, Chapters, Late, Worst } from "./lists";
import { Matrix, type Place } from "./matrix";
import type { Dashboard } from "./queries";
import { Strip } from "./strip";
import { Tiles } from "./tiles";
import { type TileChoice, TilesPanel } from "./tiles-panel";

type Props = {
  plan: string;
  dashboard: Dashboard;
  /** What is compared with, by its name. */
  since?: { name: string; comparison: Comparison };
  /** The day that is shown has passed: who is late and what has changed is told of today only. */
  isThen?: boolean;
  place?: Place;
  /** Code of the area that is looked at; the whole city without one. */
  area?: string;
  tiles?: TileChoice;
  onChoose?: (place: Place) => void;
  onTiles?: (choice: TileChoice) => void;
  onArea?: (area: string) => void;
};

/** The whole page, in the same order on every size: how far, how many, what is worst, where, which chapter. Without onChoose nothing can be pressed, as on a wall. */
export function DashboardPanels({ plan, dashboard, since, isThen = false, place, area: code, tiles, onChoose, onTiles, onArea }: Props) {
  const { t } = useTranslation();
  const period = dashboard.areas.flatMap((a) => a.cells.map((c) => c.period)).reduce<string | null>((last, p) => (p && (!last || p > last) ? p : last), null);
  const isWall = !onChoose;
  const area = dashboard.areas.find((a) => a.orgUnit.code === code && a.tile);
  const all = (screen: string, count: number) => (isWall ? null : <Link to={`/plans/${plan}/${screen}`}>{t("dashboard.all", { count })}</Link>);
  const tasks = dashboard.chapters.reduce((sum, c) => sum + c.tasks.length, 0);
  return (
    <div className="cockpit-frame">
      <div className={isThen ? "cockpit then" : "cockpit"}>
        <Strip dashboard={dashboard} area={area} since={since} />
        <div className="area-matrix">
          <Panel
            title={t("dashboard.matrix")}
            note={`${t(period ? "dashboard.matrixNote" : "dashboard.matrixEmpty", { period: formatPeriod(period) })}${since ? t("snapshot.corner") : ""}`}
            extra={
              <span className="heat-key">
                {(["green", "yellow", "red", "grey"] as const).map((light) => (
                  <span key={light} className={light}>
                    <LightMark light={light} /> {t(`light.${light}`)}
                  </span>
                ))}
                <span className="muted">· {t("dashboard.notApplicable")}</span>
              </span>
            }
          >
            <Matrix dashboard={dashboard} area={area?.orgUnit.code} changes={since?.comparison.changes} chosen={place} onChoose={onChoose} />
          </Panel>
        </div>
        <div className="area-tiles">
          {tiles && onTiles && onArea ? (
            <TilesPanel plan={plan} dashboard={dashboard} chosen={tiles} area={area?.orgUnit.code} onTiles={onTiles} onArea={onArea} />
          ) : (
            <Panel title={t("dashboard.areas")} note={t("dashboard.areasNote")}>
              <Tiles dashboard={dashboard} />
            </Panel>
          )}
        </div>
        <div className="area-chapters">
          <Panel title={t("dashboard.chapters")} note={t("dashboard.chaptersNote", { count: dashboard.chapters.length })} extra={all("tasks", tasks)}>
            <Chapters plan={plan} dashboard={dashboard} />
          </Panel>
        </div>
        <div className="area-worst">
          {area ? (
            <Panel title={t("dashboard.worstOf")} note={t("dashboard.areaWorst", { area: area.orgUnit.shortName, count: alertsOf(area).length })}>
              <AreaWorst plan={plan} dashboard={dashboard} area={area} />
            </Panel>
          ) : (
            <Panel title={t("dashboard.worst")} note={t("dashboard.worstNote", { count: dashboard.worstTotal })}>
              <Worst plan={plan} dashboard={dashboard} />
            </Panel>
          )}
        </div>
        {!isThen && (
          <div className="area-side">
            <Panel title={t("dashboard.late")} note={t("dashboard.lateNote", { count: dashboard.lateTotal })}>
              <Late plan={plan} dashboard={dashboard} />
            </Panel>
            {since ? (
              <Panel title={t("snapshot.changes", { name: since.name })} note={t("snapshot.changesNote", { count: since.comparison.changes.length })}>
                <Changes plan={plan} dashboard={dashboard} changes={since.comparison.changes} none={t("snapshot.noneChanged")} most={200} />
              </Panel>
            ) : (
              <Panel title={t("dashboard.changes")} note={t("dashboard.changesNote", { count: dashboard.changesTotal, date: formatDate(dashboard.day) })}>
                <Changes plan={plan} dashboard={dashboard} changes={dashboard.changes} none={t("dashboard.noneChanged")} most={5} />
              </Panel>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
