import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";

export type Comparison = Schemas["DashboardComparison"];
export type Change = Comparison["changes"][number];

/** Where a plan stood at an instant or snapshot, and what stands elsewhere today. */
export const comparisonQuery = (plan: string, asOf: string) =>
  queryOptions({
    queryKey: ["plans", plan, "dashboard", "comparison", asOf],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/dashboard/comparison", { params: { path: { plan }, query: { asOf } } })),
  });

/** What tasks or projects turned since a snapshot, by code; nothing without one. */
export function useTurns(plan: string, since: string | undefined, kind: Change["kind"]): ReadonlyMap<string, Change> | undefined {
  const comparison = useQuery({ ...comparisonQuery(plan, since ?? ""), enabled: since !== undefined });
  return comparison.data && new Map(comparison.data.changes.filter((c) => c.kind === kind).map((c) => [c.code, c]));
}
