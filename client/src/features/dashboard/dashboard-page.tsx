import "./dashboard.css";
import { FullscreenOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { comparisonQuery } from "@/api/comparison";
import { useOwnSession } from "@/api/own-session";
import { todoCountsQuery } from "@/api/todos";
import { formatAsOf } from "@/lib/as-of";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { SinceSelect } from "@/ui/since-select";
import { ErrorState, Pending } from "@/ui/states";
import { DashboardPanels } from "./dashboard-panels";
import { Explain } from "./explain";
import { type Dashboard, dashboardQuery } from "./queries";

/** 驾驶舱: where the plan stands, on one page. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const navigate = useNavigate();
  const { values, setAll } = useUrlFilters(["area", "indicator", "orgUnit", "tiles", "span", "since", "show"] as const);
  const dashboard = useQuery(dashboardQuery(plan));
  const comparison = useQuery({ ...comparisonQuery(plan, values.since ?? ""), enabled: values.since !== undefined, placeholderData: keepPreviousData });
  const mayCount = useOwnSession()?.permissions.includes("workbench.own") ?? false;
  const feedback = useQuery({ ...todoCountsQuery(plan), enabled: mayCount }).data?.feedback ?? 0;
  if (dashboard.isPending) {
    return <Pending rows={16} />;
  }
  if (dashboard.error) {
    return <ErrorState error={dashboard.error} onRetry={() => void dashboard.refetch()} />;
  }
  if (comparison.error) {
    return <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />;
  }
  const compared = values.since ? comparison.data : undefined;
  const isThen = compared !== undefined && values.show === "then";
  const data = isThen ? compared.then : dashboard.data;
  const place = values.area && values.indicator ? { area: values.area, indicator: values.indicator } : undefined;
  return (
    <>
      <PageHeader
        title={t("nav.dashboard")}
        documentTitle={t("nav.dashboard")}
        actions={
          <>
            <FilterSelect
              all={t("indicator.wholeCity")}
              value={values.orgUnit}
              options={data.areas.filter((a) => a.tile).map((a) => ({ value: a.orgUnit.code, label: a.orgUnit.shortName }))}
              onChange={(orgUnit) => setAll({ orgUnit })}
            />
            <SinceSelect value={values.since} onChange={(since) => setAll({ since, show: undefined })} />
            {compared && (
              <Segmented
                aria-label={t("snapshot.compare")}
                value={isThen ? "then" : "today"}
                options={[
                  { value: "today", label: t("snapshot.today") },
                  { value: "then", label: t("snapshot.then") },
                ]}
                onChange={(show) => setAll({ show: show === "then" ? show : undefined })}
              />
            )}
            <ExportButton name={`${plan}-${data.day}`} rows={() => exported(data, t("dashboard.area"))} />
            <PrintButton />
            <Button
              icon={<FullscreenOutlined aria-hidden />}
              href={`/plans/${plan}/wall`}
              onClick={(event) => {
                event.preventDefault();
                void navigate(`/plans/${plan}/wall`);
              }}
            >
              {t("dashboard.wall")}
            </Button>
          </>
        }
      >
        {isThen ? (
          <span className="chip yellow">{t("snapshot.asOf", { name: values.since, at: formatAsOf(compared.asOf) })}</span>
        ) : (
          <span className="secondary">{data.changedAt ? t("dashboard.latest", { at: formatInstant(data.changedAt) }) : t("dashboard.nothingYet")}</span>
        )}
        {feedback > 0 && <Link to={`/plans/${plan}/feedback`}>{t("dashboard.feedbackWaits", { count: feedback })}</Link>}
      </PageHeader>
      <DashboardPanels
        plan={plan}
        dashboard={data}
        since={compared && !isThen ? { name: values.since ?? "", comparison: compared } : undefined}
        isThen={isThen}
        place={place}
        area={values.orgUnit}
        tiles={{ indicator: values.tiles, isLatest: values.span === "latest" }}
        onTiles={({ indicator, isLatest }) => setAll({ tiles: indicator, span: isLatest ? "latest" : undefined })}
        onChoose={({ area, indicator }) => setAll({ area, indicator })}
        // Of all lights one goes on to what they are of; of one figure to why it has its light.
        onArea={(area) => (values.tiles ? setAll({ area, indicator: values.tiles }) : void navigate(`/plans/${plan}/indicators?orgUnit=${area}`))}
      />
      {place && <Explain plan={plan} dashboard={data} place={place} onClose={() => setAll({ area: undefined, indicator: undefined })} />}
    </>
  );
}

/** The matrix as it is shown: an area a row, an indicator a column. */
function exported(dashboard: Dashboard, area: string) {
  return [
    [area, ...dashboard.indicators.map((i) => `${i.code} ${i.name}${i.unit ? `(${i.unit})` : ""}`)],
    ...dashboard.areas.map((row) => [
      row.orgUnit.name,
      ...dashboard.indicators.map((i) => row.cells.find((c) => c.indicatorCode === i.code)).map((cell) => cell?.text ?? cell?.value),
    ]),
  ];
}
