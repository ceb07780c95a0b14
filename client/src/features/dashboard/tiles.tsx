import { useTranslation } from "react-i18next";
import { LightMark } from "@/ui/light";
import type { Area, Dashboard } from "./queries";
import { tileEdge } from "@/ui/tile-edge";

const lights = ["red", "yellow", "green"] as const;

/** One tile a county, where it lies; what colours its edge is printed beside it. */
export function Tiles({ dashboard, onChoose }: { dashboard: Dashboard; onChoose?: (area: string) => void }) {
  const { t } = useTranslation();
  const areas = dashboard.areas.filter((a) => a.tile);
  return (
    <div className="tiles">
      {areas.map((area) => (
        <Tile key={area.orgUnit.code} area={area} onChoose={onChoose} />
      ))}
      <div className="tile-key">
        <strong>{t("dashboard.tiles.how")}</strong>
        <span>{t("dashboard.tiles.place")}</span>
        <span>
          <LightMark light="red" /> {t("dashboard.tiles.red")}
        </span>
        <span>
          <LightMark light="yellow" /> {t("dashboard.tiles.yellow")}
        </span>
        <span>
          <LightMark light="green" /> {t("dashboard.tiles.green")}
        </span>
        <span>
          <LightMark light="grey" /> {t("dashboard.tiles.grey")}
        </span>
      </div>
    </div>
  );
}

function Tile({ area, onChoose }: { area: Area; onChoose?: (area: string) => void }) {
  const { t } = useTranslation();
  const edge = tileEdge(area.lights);
  const place = { gridColumn: area.tile?.column, gridRow: area.tile?.row };
  const total = area.lights.green + area.lights.yellow + area.lights.red + area.lights.grey;
  const inside = (
    <>
      <strong>{area.orgUnit.shortName}</strong>
      {lights.map((light) => (
        <span key={light} className="count" title={t(`light.${light}`)}>
          <LightMark light={light} />
          <span className="figure">{area.lights[light]}</span>
          <i className={`bar-${light}`} style={{ width: `${total > 0 ? (area.lights[light] / total) * 40 : 0}px` }} />
        </span>
      ))}
      {area.reporting && (
        <span className={`state-word ${area.reporting === "late" || area.reporting === "returned" ? "red" : ""}`}>
          {t(`dashboard.reporting.${area.reporting}`)}
        </span>
      )}
    </>
  );
  return onChoose ? (
    <button type="button" className={`tile ${edge}`} style={place} onClick={() => onChoose(area.orgUnit.code)}>
      {inside}
    </button>
  ) : (
    <div className={`tile ${edge}`} style={place}>
      {inside}
    </div>
  );
}
