import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { targetsQuery } from "@/api/targets";
import { download, toCsv } from "@/lib/csv";
import { formatFigure } from "@/lib/format";
import { pngOf } from "@/lib/svg-png";
import { useKeys } from "@/lib/use-keys";
import { Panel } from "@/ui/panel";
import { EmptyState, Pending } from "@/ui/states";
import { seriesJson, seriesRows } from "./exports";
import { FigureTable } from "./figure-table";
import { annualPoints } from "./points";
import type { TrendInput } from "./trend-option";

const TrendChart = lazy(async () => ({ default: (await import("./trend-chart")).TrendChart }));

type Props = {
  plan: string;
  indicator: Schemas["Indicator"];
  values: readonly Schemas["Observation"][];
  isCity: boolean;
  area: string;
  areaName: string;
  /** A snapshot, and the figures that were known at it. */
  then?: { name: string; values: readonly Schemas["Observation"][] };
  onFigure: (id: string) => void;
};

/** Trend against the required path, with its table behind the key T. */
export function TrendPanel({ plan, indicator, values, isCity, area, areaName, then, onFigure }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const targets = useQuery(targetsQuery(plan, indicator.code));
  const [isTable, setIsTable] = useState(false);
  useKeys((key) => {
    if (key === "t") {
      setIsTable((before) => !before);
    }
    return key === "t";
  });
  const input = useMemo<TrendInput>(() => {
    const printed = indicator.target;
    const goal = indicator.status.inputs?.target ?? (isCity ? printed.value : null);
    const annual = (known: readonly Schemas["Observation"][]) =>
      known.filter((v) => v.value !== null && v.period.length === 4).map((v) => ({ year: Number(v.period), value: v.value as number }));
    const actual = isCity ? annualPoints(indicator, values) : annual(values);
    const first = Math.min(indicator.baseline.year, ...actual.map((p) => p.year));
    return {
      unit: indicator.unit?.replace(/m3$/, "m³") ?? "",
      decimals: indicator.decimals,
      years: Array.from({ length: indicator.target.year - first + 1 }, (_, i) => first + i),
      path: indicator.path,
      actual,
      superseded: values.flatMap((v) => v.superseded.slice(0, 1).flatMap((s) => (s.value === null ? [] : [{ year: Number(v.period), value: s.value }]))),
      known: then ? { name: t("snapshot.knownThen", { name: then.name }), points: annual(then.values) } : null,
      target:
        goal === null
          ? null
          : { value: goal, label: `${t("indicator.targetShort")} ${isCity && goal === printed.value ? printed.text : formatFigure(goal, indicator.decimals)}` },
      words: {
        actual: t("indicator.actual"),
        path: t("indicator.path"),
        superseded: t("indicator.superseded"),
        cutAxis: (unit, from) => t("indicator.cutAxis", { unit, from }),
      },
    };
  }, [indicator, values, isCity, then, t]);
  const own = targets.data?.targets.filter((x) => x.orgUnit.code === area) ?? [];
  const name = `${indicator.code}-${areaName}`;
  const picture = async () => {
    const svg = box.current?.querySelector<SVGSVGElement>(".chart svg");
    if (svg) {
      download(`${name}.png`, await pngOf(svg));
    }
  };
  const exportAs = (format: string, act: () => void) => (
    <Button type="link" size="small" onClick={act}>
      {format}
    </Button>
  );
  const isBlank = input.path.length === 0 && input.actual.length === 0;

  return (
    <Panel
      title={t("indicator.trend")}
      note={areaName}
      extra={
        <>
          <span className="hints">
            <i className="key" /> {t("indicator.actual")}
          </span>
          {input.path.length > 0 && (
            <span className="hints">
              <i className="key dashed" /> {t("indicator.path")}
            </span>
          )}
          {input.known && (
            <span className="hints">
              <span aria-hidden="true">◇</span> {input.known.name}
            </span>
          )}
          <Button type="link" size="small" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {isTable ? t("action.chart") : t("action.table")} <kbd>T</kbd>
          </Button>
          {exportAs("CSV", () => download(`${name}.csv`, toCsv(seriesRows(values, own))))}
          <Button type="link" size="small" href={`/api/v1/plans/${plan}/indicators/${indicator.code}/series.xlsx?orgUnit=${area}`} download>
            XLSX
          </Button>
          {exportAs("JSON", () => download(`${name}.json`, seriesJson(indicator, area, values, own), "application/json"))}
          {!isBlank && !isTable && exportAs("PNG", () => void picture())}
        </>
      }
    >
      {isBlank || (isTable && values.length === 0) ? (
        <EmptyState title={t("indicator.noValues", { area: areaName })}>{t("indicator.noValuesHint")}</EmptyState>
      ) : isTable ? (
        <FigureTable indicator={indicator} values={values} onFigure={onFigure} />
      ) : (
        <Suspense fallback={<Pending rows={6} />}>
          <div ref={box}>
            <TrendChart
              input={input}
              onYear={(year) => {
                const value = values.find((v) => v.period === year);
                if (value) {
                  onFigure(value.id);
                }
              }}
            />
          </div>
        </Suspense>
      )}
    </Panel>
  );
}
