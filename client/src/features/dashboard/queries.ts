import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Dashboard = Schemas["Dashboard"];
export type Area = Dashboard["areas"][number];
export type Cell = Area["cells"][number];

export const dashboardQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "dashboard"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/dashboard", { params: { path: { plan } } })),
  });

/** An indicator's approved figures of all areas; the same as on its page. */
export const seriesQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: ["plans", plan, "indicators", "series", indicator],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators/{indicator}/series", { params: { path: { plan, indicator }, query: { limit: 500 } } })),
  });
