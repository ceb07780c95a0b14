import { Button } from "antd";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { download, toCsv } from "@/lib/csv";
import { formatFigure, formatInstant, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { EmptyState, Pending } from "@/ui/states";
import { annualPoints } from "./points";
import type { TrendInput } from "./trend-option";

const TrendChart = lazy(async () => ({ default: (await import("./trend-chart")).TrendChart }));

type Props = { indicator: Schemas["Indicator"]; values: readonly Schemas["Observation"][]; isCity: boolean; areaName: string; onFigure: (id: string) => void };

/** Trend against the required path, with its table behind the key T. */
export function TrendPanel({ indicator, values, isCity, areaName, onFigure }: Props) {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "t" && !(event.target as HTMLElement).closest("input, textarea")) {
        setIsTable((before) => !before);
      }
    };
    window.addEventListener("keydown", toggle);
    return () => window.removeEventListener("keydown", toggle);
  }, []);
  const input = useMemo<TrendInput>(() => {
    const path = isCity ? indicator.path : [];
    const actual = isCity
      ? annualPoints(indicator, values)
      : values.filter((v) => v.value !== null && v.period.length === 4).map((v) => ({ year: Number(v.period), value: v.value as number }));
    const first = Math.min(indicator.baseline.year, ...actual.map((p) => p.year));
    return {
      unit: indicator.unit ?? "",
      decimals: indicator.decimals,
      years: Array.from({ length: indicator.target.year - first + 1 }, (_, i) => first + i),
      path,
      actual,
      superseded: values.flatMap((v) => v.superseded.slice(0, 1).flatMap((s) => (s.value === null ? [] : [{ year: Number(v.period), value: s.value }]))),
      target:
        isCity && indicator.target.value !== null ? { value: indicator.target.value, label: `${t("indicator.targetShort")} ${indicator.target.text}` } : null,
      words: {
        actual: t("indicator.actual"),
        path: t("indicator.path"),
        superseded: t("indicator.superseded"),
        cutAxis: (from) => t("indicator.cutAxis", { from }),
      },
    };
  }, [indicator, values, isCity, t]);
  const isBlank = input.path.length === 0 && input.actual.length === 0;

  return (
    <Panel
      title={t("indicator.trend")}
      note={areaName}
      extra={
        <>
          <span>
            <i className="key" /> {t("indicator.actual")}
          </span>
          <span>
            <i className="key dashed" /> {t("indicator.path")}
          </span>
          <Button type="link" size="small" onClick={() => setIsTable(!isTable)}>
            {isTable ? t("action.chart") : t("action.table")} <kbd>T</kbd>
          </Button>
          <Button
            type="link"
            size="small"
            onClick={() =>
              download(
                `${indicator.code}-${areaName}.csv`,
                toCsv([["period", "value", "revision", "approvedAt"], ...values.map((v) => [v.period, v.value ?? v.text, v.revision, v.approvedAt])]),
              )
            }
          >
            CSV
          </Button>
        </>
      }
    >
      {isBlank ? (
        <EmptyState title={t("indicator.noValues", { area: areaName })} />
      ) : isTable ? null : (
        <Suspense fallback={<Pending rows={6} />}>
          <TrendChart input={input} />
        </Suspense>
      )}
      {(isTable || values.length > 0) && (
        <table className="data" aria-label={t("indicator.trend")}>
          <thead>
            <tr>
              <th>{t("indicator.period")}</th>
              <th className="num">{t("indicator.value")}</th>
              <th>{t("indicator.revision")}</th>
              <th>{t("indicator.approvedAt")}</th>
              <th>{t("indicator.source")}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((v) => (
              <tr key={v.id}>
                <td>{formatPeriod(v.period)}</td>
                <td className="num strong">
                  <Button type="link" size="small" style={{ padding: 0, fontWeight: 600 }} onClick={() => onFigure(v.id)}>
                    {v.text ?? formatFigure(v.value, indicator.decimals)}
                  </Button>
                </td>
                <td>{t("indicator.revisionNo", { no: v.revision })}</td>
                <td className="secondary">{formatInstant(v.approvedAt)}</td>
                <td className="secondary">{t(`source.${v.source}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
