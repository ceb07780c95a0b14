import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPercent, formatPeriod, formatSigned } from "@/lib/format";
import { CommentsPanel } from "@/ui/comments/comments-panel";
import { FilterSelect } from "@/ui/filter-select";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightMark, LightTag } from "@/ui/light";
import { Neighbours } from "@/ui/neighbours";
import { Notes } from "@/ui/notes";
import { Owners } from "@/ui/owners";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { SinceSelect } from "@/ui/since-select";
import { OpenSlips } from "@/ui/slips/open-slips";
import { ErrorState, Pending } from "@/ui/states";
import { AreaMultiples } from "./area-multiples";
import { ContributionsPanel } from "./contributions-panel";
import { YearTable } from "./figure-table";
import { baselineText } from "./points";
import { IndicatorSheet } from "./indicator-sheet";
import { Provenance } from "./provenance";
import { areasQuery, indicatorQuery, indicatorsQuery, planQuery, seriesQuery } from "./queries";
import { TargetHistory } from "./targets/target-history";
import { TargetsPanel } from "./targets/targets-panel";
import { TrendPanel } from "./trend-panel";

export function IndicatorPage() {
  const { t } = useTranslation();
  const { plan = "", code = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const indicator = useQuery(indicatorQuery(plan, code, params.get("orgUnit") ?? undefined));
  const series = useQuery(seriesQuery(plan, code));
  const areas = useQuery(areasQuery);
  const since = params.get("since") ?? undefined;
  const before = useQuery({ ...indicatorQuery(plan, code, params.get("orgUnit") ?? undefined, since), enabled: since !== undefined }).data;
  const known = useQuery({ ...seriesQuery(plan, code, since), enabled: since !== undefined }).data;
  const list = useQuery(indicatorsQuery(plan, {}));
  const ranking = useQuery(planQuery(plan)).data?.ranking ?? false;

  if (indicator.isPending || series.isPending || areas.isPending) {
    return <Pending rows={14} />;
  }
  const error = indicator.error ?? series.error ?? areas.error;
  if (error) {
    return <ErrorState error={error} onRetry={() => void Promise.all([indicator.refetch(), series.refetch(), areas.refetch()])} />;
  }
  const shown = indicator.data as Schemas["Indicator"];
  const values = series.data?.items ?? [];
  const area = areas.data?.find((a) => a.code === params.get("orgUnit")) ?? areas.data?.find((a) => a.kind === "municipality");
  const figure = values.find((o) => o.id === params.get("figure"));
  const choose = (next: Record<string, string>) => setParams(since ? { ...next, since } : next, { replace: true });
  const isCity = area?.kind === "municipality";
  const own = values.filter((o) => o.orgUnit.code === area?.code);
  const onFigure = (id: string) => choose({ orgUnit: area?.code ?? "", figure: id });
  const counties = (areas.data ?? []).filter((a) => a.kind !== "municipality");
  const then = since && known ? { name: since, values: known.items.filter((o) => o.orgUnit.code === area?.code) } : undefined;
  const lead = shown.responsibilities.find((r) => r.role === "lead");

  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/indicators`}>{t("nav.indicators")}</Link> / {shown.domain} / {shown.code}
          </>
        }
        title={<IndicatorName name={shown.name} />}
        documentTitle={shown.name}
        actions={
          <>
            <FilterSelect
              all={t("indicator.wholeCity")}
              value={isCity ? undefined : area?.code}
              options={counties.map((a) => ({ value: a.code, label: a.shortName }))}
              onChange={(orgUnit) => choose(orgUnit ? { orgUnit } : {})}
            />
            <SinceSelect
              value={since}
              onChange={(name) =>
                setParams(
                  (all) => {
                    all.delete("since");
                    if (name) {
                      all.set("since", name);
                    }
                    return all;
                  },
                  { replace: true },
                )
              }
            />
            <Neighbours
              codes={(list.data?.items ?? []).map((i) => i.code)}
              code={shown.code}
              to={(other) => `/plans/${plan}/indicators/${other}${isCity ? "" : `?orgUnit=${area?.code}`}`}
            />
          </>
        }
      >
        <span className="muted">
          {shown.unit && (
            <>
              <Unit unit={shown.unit} /> ·{" "}
            </>
          )}
          {t(`nature.${shown.nature}`)}
          {shown.leadOrgUnit && ` · ${t("owner.lead", { name: shown.leadOrgUnit.shortName })}`}
          {lead?.status === "proposed" && t("owner.proposedMark")}
        </span>
        {since && before && (
          <span className="chip">
            {t("snapshot.knownThen", { name: since })}{" "}
            <span className="figure">{before.status.text ?? formatFigure(before.status.value, before.decimals)}</span>{" "}
            <LightTag status={before.status} isCompact />
          </span>
        )}
      </PageHeader>
      <div className="grid-2">
        <div className="stack">
          <Verdict indicator={shown} areaName={isCity ? "" : (area?.shortName ?? "")} isMade={!own.some((o) => o.period === shown.status.period)} />
          <TrendPanel
            plan={plan}
            indicator={shown}
            values={own}
            isCity={isCity}
            area={area?.code ?? ""}
            areaName={area?.shortName ?? ""}
            then={then}
            onFigure={onFigure}
          />
          <YearTable indicator={shown} values={own} isCity={isCity} onFigure={onFigure} />
          {shown.valueKind === "number" && (
            <TargetsPanel
              key={shown.code}
              plan={plan}
              indicator={shown}
              onHistory={() => choose({ ...(isCity ? {} : { orgUnit: area?.code ?? "" }), targets: "history" })}
            />
          )}
          <AreaMultiples
            indicator={shown}
            areas={counties}
            values={values}
            chosen={area?.code}
            isRanked={ranking ? params.get("rank") !== "off" : null}
            onRanked={(isRanked) => choose({ ...(isCity ? {} : { orgUnit: area?.code ?? "" }), ...(isRanked ? {} : { rank: "off" }) })}
            onChoose={(orgUnit) => choose({ orgUnit, ...(params.get("rank") === "off" ? { rank: "off" } : {}) })}
          />
        </div>
        <div className="stack">
          <Panel title={t("owner.title")} note={t("owner.proposedNote")}>
            <Owners responsibilities={shown.responsibilities} />
          </Panel>
          <OpenSlips plan={plan} subject={{ kind: "indicator", code: shown.code, title: shown.name }} lead={shown.leadOrgUnit?.code} />
          {isCity && <ContributionsPanel plan={plan} indicator={shown} />}
          <IndicatorSheet plan={plan} indicator={shown} />
          {shown.notes.length > 0 && (
            <Panel title={t("note.title")} note={t("note.kept")} isPadded>
              <Notes notes={shown.notes} />
            </Panel>
          )}
        </div>
      </div>
      {params.get("targets") === "history" && (
        <TargetHistory plan={plan} indicator={shown.code} decimals={shown.decimals} onClose={() => choose(isCity ? {} : { orgUnit: area?.code ?? "" })} />
      )}
      <CommentsPanel plan={plan} subject={{ kind: "indicator", code: shown.code }} />
      {figure && (
        <Provenance
          indicator={shown}
          figure={figure}
          isAssessed={isCity && figure.period === shown.status.period}
          onClose={() => choose(isCity ? {} : { orgUnit: figure.orgUnit.code })}
        />
      )}
    </>
  );
}

function Verdict({ indicator, areaName, isMade }: { indicator: Schemas["Indicator"]; areaName: string; isMade: boolean }) {
  const { t } = useTranslation();
  const { status, target, baseline, decimals } = indicator;
  // What the province or the city has set for the target year stands before what is printed.
  const set = status.inputs?.target ?? null;
  // What is made of the areas' values has as many digits as one asks for.
  const digits = (value: number | null) => (value === null || !isMade ? value : Number(value.toFixed(decimals)));
  return (
    <section className={`panel strip ${status.light}-edge`}>
      <div>
        <div className={`verdict light ${status.light}`}>
          <LightMark light={status.light} /> {t(`verdict.${status.verdict}`)}
        </div>
        {status.pace !== null && <div className="muted">{`ρ ${formatFigure(Math.round(status.pace * 100) / 100, 2)}`}</div>}
      </div>
      <div>
        <div className="muted">
          {areaName} {t("indicator.approved", { period: status.period ? formatPeriod(status.period) : "" })}
        </div>
        <div className="big">{status.text ?? formatFigure(digits(status.value), decimals)}</div>
      </div>
      <div>
        <div className="muted">{t("indicator.baseline", { year: baseline.year })}</div>
        <div className="big">{areaName ? formatFigure(status.inputs?.baseline, decimals) : baselineText(baseline)}</div>
        {!areaName && baseline.basis && <div className="muted">{baseline.basis}</div>}
      </div>
      <div>
        <div className="muted">{t("indicator.target", { year: target.year })}</div>
        {areaName || (set !== null && set !== target.value) ? (
          <>
            <div className="big">{formatFigure(set, decimals)}</div>
            {!areaName && <div className="muted">{target.text}</div>}
          </>
        ) : (
          <div className={target.value === null ? "strong" : "big"}>{target.text}</div>
        )}
      </div>
      {status.progress !== null && (
        <div>
          <div className="muted">{t("indicator.done")}</div>
          <div className="big">{formatPercent(status.progress)}</div>
          <div className="muted">{t("indicator.due", { share: formatPercent(status.plannedProgress) })}</div>
        </div>
      )}
      {status.gap !== null && (
        <div>
          <div className="muted">{t("indicator.gap")}</div>
          <div className={`big ${status.light === "yellow" || status.light === "red" ? status.light : ""}`}>{formatSigned(digits(status.gap), decimals)}</div>
        </div>
      )}
      <div className="sentence">{status.explanation}</div>
    </section>
  );
}
