import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type IndicatorFilter = {
  domain?: string;
  nature?: Schemas["Nature"];
  light?: Schemas["Light"];
  owner?: string;
  q?: string;
  orgUnit?: string;
  asOf?: string;
};

const keys = {
  all: (plan: string) => ["plans", plan, "indicators"] as const,
};

export const indicatorsQuery = (plan: string, filter: IndicatorFilter) =>
  queryOptions({
    queryKey: [...keys.all(plan), "list", filter],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators", { params: { path: { plan }, query: { ...filter, limit: 500 } } })),
  });

export const indicatorQuery = (plan: string, indicator: string, orgUnit?: string, asOf?: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "one", indicator, orgUnit, asOf],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators/{indicator}", { params: { path: { plan, indicator }, query: { orgUnit, asOf } } })),
    // Another area keeps the page where it is while its figures come.
    placeholderData: (before, query) => (query?.queryKey[4] === indicator ? before : undefined),
  });

export const seriesQuery = (plan: string, indicator: string, asOf?: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "series", indicator, ...(asOf ? [asOf] : [])],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators/{indicator}/series", { params: { path: { plan, indicator }, query: { limit: 500, asOf } } })),
  });

export const sheetFields = ["definition", "method", "source", "frequency", "contactUnit", "contactPhone", "revisionPolicy"] as const;

export const sheetQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "sheet", indicator],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators/{indicator}/sheet", { params: { path: { plan, indicator } } })),
  });

export const saveSheet = (plan: string, { code, version }: Schemas["WrittenSheet"], body: Schemas["SaveIndicatorSheetBody"]) =>
  take(
    api.PUT("/api/v1/plans/{plan}/indicators/{indicator}/sheet", { params: { path: { plan, indicator: code }, header: { "If-Match": `"${version}"` } }, body }),
  );

/** Whether the plan ranks its areas at all. */
export const planQuery = (plan: string) =>
  queryOptions({ queryKey: ["plans", plan, "document"], queryFn: () => take(api.GET("/api/v1/plans/{plan}", { params: { path: { plan } } })) });

/** Forms that ask for it. */
export const formsOfQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: ["plans", plan, "forms", "of", indicator],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/forms", { params: { path: { plan }, query: { indicator, limit: 50 } } })),
  });

/** What of the city's gap each area brings. */
export const contributionsQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "contributions", indicator],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators/{indicator}/contributions", { params: { path: { plan, indicator } } })),
  });

export const areasQuery = queryOptions({
  queryKey: ["org-units", "areas"],
  queryFn: async () => {
    const units = await take(api.GET("/api/v1/org-units", { params: { query: { limit: 500 } } }));
    return units.items.filter((unit) => unit.kind !== "department");
  },
  staleTime: 10 * 60_000,
});
