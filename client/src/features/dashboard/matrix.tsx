import { useTranslation } from "react-i18next";
import type { Change } from "@/api/comparison";
import { formatFigure } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { Scroll } from "@/ui/scroll";
import type { Area, Cell, Dashboard } from "./queries";

export type Place = { area: string; indicator: string };

type Props = { dashboard: Dashboard; area?: string; changes?: readonly Change[]; chosen?: Place; onChoose?: (place: Place) => void };

/** Areas down, indicators across: a value in every cell on its light, a mark in the corner of what is not green. */
export function Matrix({ dashboard, area: marked, changes, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const { indicators, domains } = dashboard;
  const columns = domains.map((domain) => ({ ...domain, columns: indicators.filter((i) => i.domain === domain.name) })).filter((d) => d.columns.length > 0);
  const first = new Set(columns.map((d) => d.columns[0]?.code));
  return (
    <Scroll>
      <table className="heat">
        <caption className="sr">{t("dashboard.matrix")}</caption>
        <thead>
          <tr>
            <td rowSpan={3} />
            {columns.map((domain) => (
              <th key={domain.name} colSpan={domain.columns.length} scope="colgroup" className="domain">
                <span>
                  {domain.name}
                  <span className="marks">
                    {(["green", "yellow", "red", "grey"] as const).map(
                      (light) =>
                        domain.lights[light] > 0 && (
                          <span key={light} title={t(`light.${light}`)}>
                            <LightMark light={light} />
                            {domain.lights[light]}
                          </span>
                        ),
                    )}
                  </span>
                </span>
              </th>
            ))}
          </tr>
          <tr>
            {indicators.map((i) => (
              <th key={i.code} scope="col" className={first.has(i.code) ? "no first" : "no"}>
                {i.code}
              </th>
            ))}
          </tr>
          <tr>
            {indicators.map((i) => (
              <td key={i.code} className={first.has(i.code) ? "name first" : "name"} title={`${i.name}${i.unit ? ` (${i.unit})` : ""} · ${i.targetText}`}>
                <span className={i.shortName === "PM2.5" ? "level" : undefined}>
                  <IndicatorName name={i.shortName} />
                </span>
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {dashboard.areas.map((area) => (
            <tr key={area.orgUnit.code} className={area.orgUnit.code === marked ? "chosen" : undefined}>
              <th scope="row">{area.tile ? area.orgUnit.shortName : t("dashboard.city")}</th>
              {indicators.map((indicator) => (
                <HeatCell
                  key={indicator.code}
                  area={area}
                  indicator={indicator}
                  cell={area.cells.find((c) => c.indicatorCode === indicator.code)}
                  change={changes?.find((c) => c.kind === "indicator" && c.code === indicator.code && c.area?.code === area.orgUnit.code)}
                  isFirst={first.has(indicator.code)}
                  isChosen={chosen?.area === area.orgUnit.code && chosen.indicator === indicator.code}
                  onChoose={onChoose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** At most one decimal is filled up; of what has more, as means of areas do, two fit the cell, and the reason tells all. Hundreds need none. */
const inCell = (value: number, decimals: number) => formatFigure(Math.round(value * 100) / 100, Math.abs(value) >= 100 ? 0 : Math.min(decimals, 1));

type CellProps = {
  area: Area;
  indicator: Dashboard["indicators"][number];
  cell: Cell | undefined;
  change: Change | undefined;
  isFirst: boolean;
  isChosen: boolean;
  onChoose?: (place: Place) => void;
};

function HeatCell({ area, indicator, cell, change, isFirst, isChosen, onChoose }: CellProps) {
  const { t } = useTranslation();
  const edge = isFirst ? " first" : "";
  if (!cell) {
    return (
      <td className={`na${edge}`} title={t("dashboard.notApplicable")}>
        ·
      </td>
    );
  }
  const was = change && change.before !== change.after ? t("snapshot.was", { light: t(`light.${change.before}`) }) : undefined;
  const written = cell.text ?? (cell.value === null ? "–" : inCell(cell.value, indicator.decimals));
  const inside = (
    <>
      {cell.light !== "green" && <LightMark light={cell.light} />}
      {written}
      {cell.provisional && <sup>*</sup>}
      {was && change && (
        <span className="was-corner" title={was}>
          <LightMark light={change.before} />
        </span>
      )}
    </>
  );
  return (
    <td className={`cell ${cell.light}${edge}`} title={onChoose ? undefined : cell.explanation}>
      {onChoose ? (
        <button
          type="button"
          title={cell.explanation}
          aria-label={`${area.orgUnit.shortName} ${indicator.shortName} ${written} ${t(`light.${cell.light}`)}${was ? ` ${was}` : ""}`}
          aria-pressed={isChosen}
          onClick={() => onChoose({ area: area.orgUnit.code, indicator: indicator.code })}
        >
          {inside}
        </button>
      ) : (
        <span>{inside}</span>
      )}
    </td>
  );
}
