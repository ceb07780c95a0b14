import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Source = Schemas["PrefillSource"];
export type SourceBody = Schemas["PrefillSourceBody"];
export type Run = Schemas["PrefillRun"];

export type SourceUnit = Schemas["PrefillUnit"];

const root = (plan: string) => ["plans", plan, "prefill-sources"] as const;

export const sourcesQuery = (plan: string) =>
  queryOptions({
    queryKey: root(plan),
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/prefill-sources", { params: { path: { plan }, query: { limit: 500 } } })),
  });

/** What a unit may be stated for. */
export const indicatorsQuery = (plan: string) =>
  queryOptions({
    queryKey: [...root(plan), "indicators"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators", { params: { path: { plan }, query: { limit: 500 } } })),
  });

export const runsQuery = (plan: string, source: string) =>
  queryOptions({
    queryKey: [...root(plan), source, "runs"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/prefill-sources/{source}/runs", { params: { path: { plan, source }, query: { limit: 20 } } })),
  });

const at = (plan: string, { id, version }: Source) => ({ path: { plan, source: id }, header: { "If-Match": `"${version}"` } });

export const saveSource = (plan: string, source: Source | undefined, body: SourceBody) =>
  source
    ? take(api.PUT("/api/v1/plans/{plan}/prefill-sources/{source}", { params: at(plan, source), body }))
    : take(api.POST("/api/v1/plans/{plan}/prefill-sources", { params: { path: { plan } }, body }));

export const removeSource = (plan: string, source: Source) => take(api.DELETE("/api/v1/plans/{plan}/prefill-sources/{source}", { params: at(plan, source) }));

export const runSource = (plan: string, source: Source) =>
  take(api.POST("/api/v1/plans/{plan}/prefill-sources/{source}/runs", { params: { path: { plan, source: source.id } } }));

export const trySource = (plan: string, body: SourceBody) =>
  take(api.POST("/api/v1/plans/{plan}/prefill-sources/trials", { params: { path: { plan } }, body }));
