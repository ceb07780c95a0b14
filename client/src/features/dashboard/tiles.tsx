import { useTranslation } from "react-i18next";
import { formatFigure, formatPeriod } from "@/lib/format";
import { LightMark } from "@/ui/light";
import type { Area, Dashboard } from "./queries";
import { tileEdge } from "@/ui/tile-edge";
import type { TileValue } from "./tile-values";

const lights = ["red", "yellow", "green"] as const;
const keyed = [...lights, "grey"] as const;

type Indicator = Dashboard["indicators"][number];

type Props = {
  dashboard: Dashboard;
  /** Chosen on the page. */
  area?: string;
  /** Whose figures the tiles show; all lights without one. */
  indicator?: Indicator;
  figureOf?: (area: Area) => TileValue | undefined;
  onChoose?: (area: string) => void;
};

/** One tile a county, where it lies; what colours its edge is printed beside it. */
export function Tiles({ dashboard, area: chosen, indicator, figureOf, onChoose }: Props) {
  const { t } = useTranslation();
  const areas = dashboard.areas.filter((a) => a.tile);
  return (
    <div className="tiles">
      {areas.map((area) => (
        <Tile key={area.orgUnit.code} area={area} isChosen={area.orgUnit.code === chosen} indicator={indicator} value={figureOf?.(area)} onChoose={onChoose} />
      ))}
      <div className="tile-key">
        <strong>{t("dashboard.tiles.how")}</strong>
        <span>{t("dashboard.tiles.place")}</span>
        {indicator
          ? indicator.unit
            ? t("dashboard.tiles.value", { name: indicator.name, unit: indicator.unit })
            : t("dashboard.tiles.valuePlain", { name: indicator.name })
          : keyed.map((light) => (
              <span key={light}>
                <LightMark light={light} /> {t(`dashboard.tiles.${light}`)}
              </span>
            ))}
      </div>
    </div>
  );
}

type TileProps = { area: Area; isChosen: boolean; indicator?: Indicator; value?: TileValue; onChoose?: (area: string) => void };

function Tile({ area, isChosen, indicator, value, onChoose }: TileProps) {
  const { t } = useTranslation();
  const edge = indicator ? (value?.light ?? "grey") : tileEdge(area.lights);
  const place = { gridColumn: area.tile?.column, gridRow: area.tile?.row };
  const total = area.lights.green + area.lights.yellow + area.lights.red + area.lights.grey;
  const inside = (
    <>
      <strong>{area.orgUnit.shortName}</strong>
      {indicator ? (
        <>
          <span className="of-indicator">
            {value?.light && <LightMark light={value.light} />}
            <span className="figure">{value?.text ?? formatFigure(value?.value, indicator.decimals)}</span>
          </span>
          <span className="state-word">{value?.period ? formatPeriod(value.period) : t("dashboard.tiles.none")}</span>
        </>
      ) : (
        lights.map((light) => (
          <span key={light} className="count" title={t(`light.${light}`)}>
            <LightMark light={light} />
            <span className="figure">{area.lights[light]}</span>
            <i className={`bar-${light}`} style={{ width: `${total > 0 ? (area.lights[light] / total) * 40 : 0}px` }} />
          </span>
        ))
      )}
      {!indicator && area.reporting && (
        <span className={`state-word ${area.reporting === "late" || area.reporting === "returned" ? "red" : ""}`}>
          {t(`dashboard.reporting.${area.reporting}`)}
        </span>
      )}
    </>
  );
  return onChoose ? (
    <button type="button" className={`tile ${edge}`} style={place} aria-pressed={isChosen || undefined} onClick={() => onChoose(area.orgUnit.code)}>
      {inside}
    </button>
  ) : (
    <div className={`tile ${edge}`} style={place}>
      {inside}
    </div>
  );
}
