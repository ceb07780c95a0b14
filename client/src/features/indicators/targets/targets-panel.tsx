import "./targets.css";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { type Target, type Targets, targetsQuery } from "@/api/targets";
import { blank, formatFigure, formatSigned } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { DecomposeDialog } from "./decompose-dialog";
import { SetDialog } from "./set-dialog";
import { Basis, numberOf } from "./target-words";
import { WithdrawDialog } from "./withdraw-dialog";

type Props = { plan: string; indicator: Schemas["Indicator"]; onHistory: () => void };

/** 目标: what the city and its areas are to reach, year by year, and where each number stands; administrators set, divide and withdraw them. */
export function TargetsPanel({ plan, indicator, onHistory }: Props) {
  const { t } = useTranslation();
  const targets = useQuery(targetsQuery(plan, indicator.code));
  const [act, setAct] = useState<"set" | "divide" | "withdraw" | null>(null);
  if (targets.isPending) {
    return <Pending rows={3} />;
  }
  if (targets.error) {
    return <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />;
  }
  const { data } = targets;
  const close = () => setAct(null);
  const isSet = data.targets.some((x) => x.revision > 0);
  const link = (what: "set" | "divide" | "withdraw", label: string) => (
    <Button type="link" size="small" onClick={() => setAct(what)}>
      {label}
    </Button>
  );
  return (
    <>
      <Panel
        title={t("target.title")}
        note={t("target.note")}
        extra={
          <>
            {data.mayWrite && link("set", t("target.set"))}
            {data.mayWrite && data.targets.some((x) => x.orgUnit.kind === "municipality") && link("divide", t("target.divide"))}
            {data.mayWrite && isSet && link("withdraw", t("target.withdraw"))}
            {data.version > 0 && (
              <Button type="link" size="small" onClick={onHistory}>
                {t("target.history")}
              </Button>
            )}
          </>
        }
      >
        {data.targets.length === 0 ? (
          <EmptyState title={t("target.none")}>
            <span className="muted">{indicator.target.text}</span>
          </EmptyState>
        ) : (
          <TargetTable plan={plan} targets={data} />
        )}
      </Panel>
      {act === "set" && <SetDialog plan={plan} indicator={indicator} targets={data} onClose={close} />}
      {act === "divide" && <DecomposeDialog plan={plan} indicator={indicator} targets={data} onClose={close} />}
      {act === "withdraw" && <WithdrawDialog plan={plan} indicator={indicator} targets={data} onClose={close} />}
    </>
  );
}

function TargetTable({ plan, targets }: { plan: string; targets: Targets }) {
  const { t } = useTranslation();
  const { decimals, sums } = targets;
  const years = [...new Set(targets.targets.map((x) => x.year))].sort();
  const rows = targets.areas
    .map((area) => ({ area, own: targets.targets.filter((x) => x.orgUnit.code === area.orgUnit.code) }))
    .filter((row) => row.own.length > 0);
  const without = targets.areas.filter((a) => a.weight > 0 && !rows.some((row) => row.area === a));
  return (
    <>
      <table className="data targets" aria-label={t("target.title")}>
        <thead>
          <tr>
            <th>{t("target.area")}</th>
            {years.map((year) => (
              <th key={year} className="num">
                {year}
              </th>
            ))}
            <th>{t("target.basis")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, own }) => (
            <tr key={area.orgUnit.code} className={area.isCity ? "whole" : ""}>
              <td className="nowrap">{area.isCity ? t("indicator.wholeCity") : area.orgUnit.shortName}</td>
              {years.map((year) => {
                const target = own.find((x) => x.year === year);
                return (
                  <td key={year} className="num nowrap">
                    {target ? numberOf(target, decimals) : <span className="muted">{blank}</span>}
                  </td>
                );
              })}
              <td className="basis secondary small">
                {distinct(own).map((target) => (
                  <div key={`${target.basis} ${target.document?.number}`}>
                    <Basis plan={plan} target={target} />
                  </div>
                ))}
              </td>
            </tr>
          ))}
          {sums.length > 0 && targets.aggregationKind !== "reportedByCity" && (
            <tr className="together">
              <td className="nowrap">{t("target.together")}</td>
              {years.map((year) => {
                const sum = sums.find((s) => s.year === year);
                return (
                  <td key={year} className="num nowrap">
                    {sum ? (
                      <span className={sum.addsUp ? "green" : "red"}>{formatFigure(rounded(sum.made), decimals)}</span>
                    ) : (
                      <span className="muted">{blank}</span>
                    )}
                  </td>
                );
              })}
              <td className="basis small">
                <span className="secondary">{t(`aggregation.${targets.aggregationKind}`)}</span>
                {sums
                  .filter((s) => !s.addsUp)
                  .map((s) => (
                    <div key={s.year} className="red">
                      {t("target.apart", { year: s.year, difference: formatSigned(rounded(s.difference)) })}
                    </div>
                  ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {rows.some((row) => !row.area.isCity) && without.length > 0 && (
        <p className="footnote muted small">{t("target.without", { areas: without.map((a) => a.orgUnit.shortName).join("、") })}</p>
      )}
    </>
  );
}

const distinct = (targets: readonly Target[]): Target[] => [
  ...new Map(targets.map((x) => [`${x.basis} ${x.document?.number} ${x.document?.file?.id}`, x])).values(),
];

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);
