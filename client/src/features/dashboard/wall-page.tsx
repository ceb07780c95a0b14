import "./dashboard.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useDark } from "@/lib/dark";
import { formatInstant } from "@/lib/format";
import { ErrorState, Pending } from "@/ui/states";
import { DashboardPanels } from "./dashboard-panels";
import { dashboardQuery } from "./queries";

/** The cockpit for a screen on a wall: dark, without controls, asked anew every minute for as long as its session lasts. */
export function WallPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const dashboard = useQuery({ ...dashboardQuery(plan), refetchInterval: 60_000, refetchIntervalInBackground: true });
  useDark();
  useEffect(() => {
    document.title = `${t("nav.dashboard")} · 蓝图 Lantu`;
  }, [t]);
  return (
    <main className="wall">
      {dashboard.isPending ? (
        <Pending rows={16} />
      ) : dashboard.data ? (
        <>
          <header>
            <h1>{dashboard.data.title}</h1>
            <span className="secondary">
              {dashboard.error
                ? t("dashboard.stale", { at: formatInstant(new Date(dashboard.dataUpdatedAt).toISOString()) })
                : t("dashboard.asOf", { at: formatInstant(new Date(dashboard.dataUpdatedAt).toISOString()) })}
            </span>
            <Link to={`/plans/${plan}/dashboard`}>{t("dashboard.leaveWall")}</Link>
          </header>
          <DashboardPanels plan={plan} dashboard={dashboard.data} />
        </>
      ) : (
        <ErrorState error={dashboard.error} onRetry={() => void dashboard.refetch()} />
      )}
    </main>
  );
}
