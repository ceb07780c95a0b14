import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { SmallTrend } from "@/ui/sparkline";
import { EmptyState } from "@/ui/states";
import { inRank } from "./ranking";

type Props = {
  indicator: Schemas["Indicator"];
  areas: readonly Schemas["OrgUnit"][];
  values: readonly Schemas["Observation"][];
  chosen: string | undefined;
  /** Null where the plan ranks nobody. */
  isRanked: boolean | null;
  onRanked: (isRanked: boolean) => void;
  onChoose: (area: string) => void;
};

/** The areas side by side on one scale, each with its latest approved value, the best of the latest year first unless ranking is off; choosing one shows its trend above. */
export function AreaMultiples({ indicator, areas, values, chosen, isRanked, onRanked, onChoose }: Props) {
  const { t } = useTranslation();
  const tiles = areas.map((area) => ({
    area,
    own: values.flatMap((v) =>
      v.orgUnit.code === area.code && v.value !== null && v.period.length === 4 ? [{ year: Number(v.period), value: v.value, period: v.period }] : [],
    ),
  }));
  const all = tiles.flatMap((tile) => tile.own);
  if (all.length === 0) {
    return (
      <Panel title={t("indicator.areas")}>
        <EmptyState title={t("indicator.noAreas")}>{t("indicator.noAreasHint")}</EmptyState>
      </Panel>
    );
  }
  const ranked = inRank(tiles, indicator.direction);
  const years = [indicator.baseline.year, indicator.target.year] as const;
  const shown = all.filter((p) => p.year >= years[0]);
  const range = [Math.min(...shown.map((p) => p.value)), Math.max(...shown.map((p) => p.value))] as const;
  return (
    <Panel
      title={t("indicator.areas")}
      note={t("indicator.areasNote", { low: formatFigure(range[0], indicator.decimals), high: formatFigure(range[1], indicator.decimals) })}
      extra={
        ranked && isRanked === null ? (
          <span className="muted small">{t("indicator.notRanked")}</span>
        ) : ranked && isRanked !== null ? (
          <Segmented
            size="small"
            className="no-print"
            aria-label={t("indicator.ranking")}
            value={isRanked}
            options={[
              { value: true, label: t("indicator.ranked") },
              { value: false, label: t("indicator.unranked") },
            ]}
            onChange={onRanked}
          />
        ) : null
      }
      isPadded
    >
      <div className="multiples">
        {(isRanked && ranked ? ranked : tiles.map((tile) => ({ ...tile, rank: null }))).map(({ area, own, rank }) => {
          const last = own[own.length - 1];
          return (
            <a
              key={area.code}
              href={`?orgUnit=${area.code}`}
              aria-current={area.code === chosen}
              onClick={(event) => {
                event.preventDefault();
                onChoose(area.code);
              }}
            >
              <div className="row">
                <span className="strong">
                  {rank !== null && <span className="muted small">{t("indicator.rank", { rank })} </span>}
                  {area.shortName}
                </span>
                <span className="figure strong">{formatFigure(last?.value, indicator.decimals)}</span>
              </div>
              <div className="muted small">{last ? formatPeriod(last.period) : t("indicator.notReported")}</div>
              <SmallTrend years={years} range={range} actual={own.filter((p) => p.year >= years[0])} />
            </a>
          );
        })}
      </div>
    </Panel>
  );
}
