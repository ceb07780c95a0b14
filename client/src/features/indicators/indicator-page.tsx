import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import type { Schemas } from "@/api/client";
import { blank, formatFigure, formatPercent, formatPeriod, formatSigned } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import { Notes } from "@/ui/notes";
import { Owners } from "@/ui/owners";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { ErrorState, Pending } from "@/ui/states";
import { AreaMultiples } from "./area-multiples";
import { baselineText } from "./points";
import { Provenance } from "./provenance";
import { areasQuery, indicatorQuery, seriesQuery } from "./queries";
import { TrendPanel } from "./trend-panel";

export function IndicatorPage() {
  const { t } = useTranslation();
  const { plan = "", code = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const indicator = useQuery(indicatorQuery(plan, code, params.get("orgUnit") ?? undefined));
  const series = useQuery(seriesQuery(plan, code));
  const areas = useQuery(areasQuery);

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
  const choose = (next: Record<string, string>) => setParams(next, { replace: true });

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
      >
        <span className="muted">
          <Unit unit={shown.unit} /> · {t(`nature.${shown.nature}`)} · {t("owner.lead", { name: shown.leadOrgUnit?.shortName ?? blank })}
        </span>
      </PageHeader>
      <div className="grid-2">
        <div className="stack">
          <Verdict indicator={shown} areaName={area?.kind === "municipality" ? "" : (area?.shortName ?? "")} />
          <TrendPanel
            indicator={shown}
            values={values.filter((o) => o.orgUnit.code === area?.code)}
            isCity={area?.kind === "municipality"}
            areaName={area?.shortName ?? ""}
            onFigure={(id) => choose({ orgUnit: area?.code ?? "", figure: id })}
          />
          <AreaMultiples indicator={shown} areas={areas.data ?? []} values={values} chosen={area?.code} onChoose={(orgUnit) => choose({ orgUnit })} />
        </div>
        <div className="stack">
          {figure && <Provenance indicator={shown} figure={figure} onClose={() => choose({ orgUnit: figure.orgUnit.code })} />}
          <Panel title={t("owner.title")} note={t("owner.proposedNote")}>
            <Owners responsibilities={shown.responsibilities} />
          </Panel>
          <Panel title={t("indicator.aggregation")} isPadded>
            {t(`aggregation.${shown.aggregation.kind as "sum"}`)}
            {shown.aggregation.note && <p className="secondary">{shown.aggregation.note}</p>}
          </Panel>
          {shown.notes.length > 0 && (
            <Panel title={t("note.title")} note={t("note.kept")} isPadded>
              <Notes notes={shown.notes} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function Verdict({ indicator, areaName }: { indicator: Schemas["Indicator"]; areaName: string }) {
  const { t } = useTranslation();
  const { status, target, baseline, decimals } = indicator;
  return (
    <section className="panel strip">
      <div className={`${status.light}-edge`}>
        <LightTag status={status} />
        <div className="muted">{status.pace === null ? blank : `ρ ${formatFigure(Math.round(status.pace * 100) / 100, 2)}`}</div>
      </div>
      <div>
        <div className="muted">
          {areaName} {t("indicator.approved", { period: status.period ? formatPeriod(status.period) : "" })}
        </div>
        <div className="big">{status.text ?? formatFigure(status.value, decimals)}</div>
      </div>
      <div>
        <div className="muted">{t("indicator.baseline", { year: baseline.year })}</div>
        <div className="big">{baselineText(baseline)}</div>
        {baseline.basis && <div className="muted">{baseline.basis}</div>}
      </div>
      <div>
        <div className="muted">{t("indicator.target", { year: target.year })}</div>
        <div className={target.value === null ? "strong" : "big"}>{target.text}</div>
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
          <div className="big">{formatSigned(status.gap, decimals)}</div>
        </div>
      )}
      <div className="sentence">{status.explanation}</div>
    </section>
  );
}
