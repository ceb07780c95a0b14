import "./dashboard.css";
import { FullscreenOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { ErrorState, Pending } from "@/ui/states";
import { DashboardPanels } from "./dashboard-panels";
import { Explain } from "./explain";
import { type Dashboard, dashboardQuery } from "./queries";

/** 驾驶舱: where the plan stands, on one page. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const navigate = useNavigate();
  const { values, setAll } = useUrlFilters(["area", "indicator"] as const);
  const dashboard = useQuery(dashboardQuery(plan));
  if (dashboard.isPending) {
    return <Pending rows={16} />;
  }
  if (dashboard.error) {
    return <ErrorState error={dashboard.error} onRetry={() => void dashboard.refetch()} />;
  }
  const { data } = dashboard;
  const place = values.area && values.indicator ? { area: values.area, indicator: values.indicator } : undefined;
  return (
    <>
      <PageHeader
        title={t("nav.dashboard")}
        documentTitle={t("nav.dashboard")}
        actions={
          <>
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
        <span className="secondary">{data.changedAt ? t("dashboard.latest", { at: formatInstant(data.changedAt) }) : t("dashboard.nothingYet")}</span>
      </PageHeader>
      <DashboardPanels
        plan={plan}
        dashboard={data}
        place={place}
        onChoose={({ area, indicator }) => setAll({ area, indicator })}
        onArea={(area) => void navigate(`/plans/${plan}/indicators?orgUnit=${area}`)}
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
