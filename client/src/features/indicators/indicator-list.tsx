import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { snapshotsQuery } from "@/api/snapshots";
import { formatAsOf } from "@/lib/as-of";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { FilterText } from "@/ui/filter-text";
import { countLights, LightCounts } from "@/ui/light";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { PaceBar } from "@/ui/sparkline";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { IndicatorTable } from "./indicator-table";
import { areasQuery, indicatorsQuery } from "./queries";

export function IndicatorList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const filters = useUrlFilters(["domain", "nature", "owner", "light", "q", "orgUnit", "asOf"]);
  const { values, set } = filters;
  const all = useQuery(indicatorsQuery(plan, { orgUnit: values.orgUnit, asOf: values.asOf }));
  const shown = useQuery({
    ...indicatorsQuery(plan, {
      domain: values.domain,
      nature: values.nature as Schemas["Nature"] | undefined,
      owner: values.owner,
      light: values.light as Schemas["Light"] | undefined,
      q: values.q,
      orgUnit: values.orgUnit,
      asOf: values.asOf,
    }),
    // While a filter is typed the rows before it stay, instead of a skeleton at every letter.
    placeholderData: keepPreviousData,
  });
  // What was known under a name stands beside what is known now.
  const now = useQuery({ ...indicatorsQuery(plan, { orgUnit: values.orgUnit }), enabled: values.asOf !== undefined });
  const snapshots = useQuery(snapshotsQuery(plan)).data ?? [];
  const areas = useQuery(areasQuery);
  const rows = all.data?.items ?? [];
  const owners = new Map(rows.flatMap((i) => (i.leadOrgUnit ? [[i.leadOrgUnit.code, i.leadOrgUnit.shortName] as const] : [])));
  const counted = rows.filter((i) => !i.parentCode);

  return (
    <>
      <PageHeader
        views="indicators"
        title={t("nav.indicators")}
        documentTitle={t("nav.indicators")}
        actions={
          <>
            <FilterSelect
              all={t("indicator.wholeCity")}
              value={values.orgUnit}
              options={(areas.data ?? []).filter((a) => a.kind !== "municipality").map((a) => ({ value: a.code, label: a.shortName }))}
              onChange={(v) => set("orgUnit", v)}
            />
            {(snapshots.length > 0 || values.asOf) && (
              <FilterSelect
                all={t("snapshot.now")}
                value={values.asOf}
                options={snapshots.map((s) => ({ value: s.name, label: `${s.name}（${formatAsOf(s.asOf)}）` }))}
                onChange={(v) => set("asOf", v)}
              />
            )}
            <PrintButton />
            <ExportButton
              name={`${plan}-indicators`}
              rows={() => [
                ["code", "name", "unit", "nature", "baseline", "target", "value", "period", "gap", "verdict"],
                ...(shown.data?.items ?? []).map((i) => [
                  i.code,
                  i.name,
                  i.unit,
                  t(`nature.${i.nature}`),
                  i.baseline.text,
                  i.target.text,
                  i.status.value ?? i.status.text,
                  i.status.period,
                  i.status.gap,
                  t(`verdict.${i.status.verdict}`),
                ]),
              ]}
            />
          </>
        }
      >
        {all.data && (
          <>
            <span className="muted">{t("indicator.count", { count: counted.length, rest: rows.length - counted.length })}</span>
            <LightCounts lights={countLights(counted.map((i) => i.status))} />
          </>
        )}
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterText label={t("indicator.find")} value={values.q} onChange={(v) => set("q", v)} />
            <FilterSelect
              all={t("filter.domain")}
              value={values.domain}
              options={[...new Set(rows.map((i) => i.domain))].map((d) => ({ value: d, label: d }))}
              onChange={(v) => set("domain", v)}
            />
            <FilterSelect
              all={t("filter.nature")}
              value={values.nature}
              options={(["binding", "expected"] as const).map((n) => ({ value: n, label: t(`nature.${n}`) }))}
              onChange={(v) => set("nature", v)}
            />
            <FilterSelect
              all={t("filter.owner")}
              width={140}
              value={values.owner}
              options={[...owners].map(([value, label]) => ({ value, label }))}
              onChange={(v) => set("owner", v)}
            />
            <FilterSelect
              all={t("filter.light")}
              value={values.light}
              options={(["green", "yellow", "red", "grey"] as const).map((l) => ({ value: l, label: t(`light.${l}`) }))}
              onChange={(v) => set("light", v)}
            />
          </div>
          <span className="legend">
            <span>
              <i className="key dashed" /> {t("indicator.path")}
            </span>
            <span>
              <i className="key" /> {t("indicator.actual")}
            </span>
            <span>
              <PaceBar done={0.6} due={0.8} light="grey" /> {t("indicator.paceKey")}
            </span>
          </span>
        </header>
        {shown.isPending ? (
          <Pending rows={21} />
        ) : shown.error ? (
          <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />
        ) : shown.data.items.length === 0 ? (
          <EmptyState title={t("state.noneMatch")}>
            <Button onClick={filters.clear}>{t("filter.clear")}</Button>
          </EmptyState>
        ) : (
          <IndicatorTable plan={plan} indicators={shown.data.items} orgUnit={values.orgUnit} now={values.asOf ? now.data?.items : undefined} />
        )}
      </section>
    </>
  );
}
