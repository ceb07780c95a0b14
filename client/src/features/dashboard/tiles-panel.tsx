import { PictureOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { download } from "@/lib/csv";
import { formatDate, formatFigure, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { tileEdge } from "@/ui/tile-edge";
import { type Dashboard, seriesQuery } from "./queries";
import { pictureOfTiles } from "./tile-picture";
import { latestWithinYears, ofYear, type TileValue } from "./tile-values";
import { Tiles } from "./tiles";

/** What the tiles show: null all lights, else one indicator's figures, of years or the latest there is. */
export type TileChoice = { indicator: string | undefined; isLatest: boolean };

type Props = {
  plan: string;
  dashboard: Dashboard;
  chosen: TileChoice;
  area: string | undefined;
  onTiles: (choice: TileChoice) => void;
  onArea: (area: string) => void;
};

/** 区域: one tile a county, with all lights or any indicator, and as a picture. */
export function TilesPanel({ plan, dashboard, chosen, area, onTiles, onArea }: Props) {
  const { t } = useTranslation();
  const indicator = dashboard.indicators.find((i) => i.code === chosen.indicator);
  const series = useQuery({ ...seriesQuery(plan, indicator?.code ?? ""), enabled: indicator !== undefined });
  const values = series.data?.items ?? [];
  const latest = latestWithinYears(values);
  const isLatest = chosen.isLatest && latest.size > 0;
  const figureOf =
    indicator && ((one: Dashboard["areas"][number]): TileValue | undefined => (isLatest ? latest.get(one.orgUnit.code) : ofYear(one, indicator.code, values)));
  const how = !indicator
    ? t("dashboard.areasNote")
    : indicator.unit
      ? t("dashboard.tiles.value", { name: `${indicator.code} ${indicator.shortName}`, unit: indicator.unit })
      : t("dashboard.tiles.valuePlain", { name: `${indicator.code} ${indicator.shortName}` });
  const picture = async () => {
    const tiles = dashboard.areas.flatMap((one) => {
      const value = figureOf?.(one);
      const { red, yellow, green } = one.lights;
      return one.tile
        ? [
            {
              ...one.tile,
              name: one.orgUnit.shortName,
              value: indicator ? (value?.text ?? formatFigure(value?.value, indicator.decimals)) : `${red} / ${yellow} / ${green}`,
              below: indicator
                ? value?.period
                  ? formatPeriod(value.period)
                  : t("dashboard.tiles.none")
                : `${t("light.red")} / ${t("light.yellow")} / ${t("light.green")}`,
              light: indicator ? (value?.light ?? "grey") : tileEdge(one.lights),
            },
          ]
        : [];
    });
    download(
      `${plan}-${indicator?.code ?? "lights"}-${dashboard.day}.png`,
      await pictureOfTiles(dashboard.title, `${how} · ${formatDate(dashboard.day)}`, tiles),
    );
  };
  return (
    <Panel
      title={t("dashboard.areas")}
      note={indicator ? undefined : how}
      extra={
        <span className="tile-choice no-print">
          {latest.size > 0 && (
            <Segmented
              size="small"
              aria-label={t("dashboard.tiles.latest")}
              title={t("dashboard.tiles.latestHint")}
              value={isLatest}
              options={[
                { value: false, label: t("dashboard.tiles.annual") },
                { value: true, label: t("dashboard.tiles.latest") },
              ]}
              onChange={(next) => onTiles({ indicator: chosen.indicator, isLatest: next })}
            />
          )}
          <Select
            size="small"
            aria-label={t("dashboard.tiles.choose")}
            value={indicator?.code ?? ""}
            style={{ width: 132 }}
            popupMatchSelectWidth={false}
            options={[
              { value: "", label: t("dashboard.tiles.lights") },
              ...dashboard.indicators.map((i) => ({ value: i.code, label: `${i.code} ${i.shortName}` })),
            ]}
            onChange={(next: string) => onTiles({ indicator: next || undefined, isLatest: false })}
          />
          <Button
            type="text"
            size="small"
            icon={<PictureOutlined />}
            aria-label={t("dashboard.tiles.picture")}
            title={t("dashboard.tiles.picture")}
            onClick={() => void picture()}
          />
        </span>
      }
    >
      <Tiles dashboard={dashboard} area={area} indicator={indicator} figureOf={figureOf} onChoose={onArea} />
    </Panel>
  );
}
