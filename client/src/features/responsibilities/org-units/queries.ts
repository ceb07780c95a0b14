import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type OrgUnit = Schemas["OrgUnit"];
export type OrgUnitChange = Schemas["OrgUnitChange"];
export type OrgUnitChangeDraft = Omit<Schemas["OrgUnitChangeBody"], "dryRun">;
export type Reorganized = Schemas["ReorganizedOrgUnits"];

/** Merges, splits or renames, or with dryRun only says what would happen. */
export const reorganize = (draft: OrgUnitChangeDraft, dryRun = false): Promise<Reorganized> =>
  take(api.POST("/api/v1/org-units/changes", { body: { ...draft, dryRun } }));

/** Calls one off before its day; all that it did is put back. */
export const cancelOrgUnitChange = ({ id, version }: Pick<OrgUnitChange, "id" | "version">, reason: string) =>
  take(
    api.POST("/api/v1/org-units/changes/{change}/cancellation", { params: { path: { change: id }, header: { "If-Match": `"${version}"` } }, body: { reason } }),
  );

export const orgUnitChangesQuery = infiniteQueryOptions({
  queryKey: ["org-units", "changes"],
  queryFn: ({ pageParam }) => take(api.GET("/api/v1/org-units/changes", { params: { query: { limit: 50, cursor: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** What a department holds in every plan, and the forms it reviews: what a split has to share out. */
export const holdingsQuery = (orgUnit: string) =>
  queryOptions({
    queryKey: ["org-units", orgUnit, "holdings"],
    enabled: orgUnit !== "",
    queryFn: async () => {
      const plans = (await take(api.GET("/api/v1/plans"))).items;
      const each = await Promise.all(
        plans.map(async ({ code: plan }) => {
          const [held, forms] = await Promise.all([
            take(api.GET("/api/v1/plans/{plan}/responsibilities", { params: { path: { plan }, query: { orgUnit, limit: 500 } } })),
            take(api.GET("/api/v1/plans/{plan}/forms", { params: { path: { plan }, query: { limit: 500 } } })),
          ]);
          return { held: held.items, forms: forms.items.filter((f) => f.leadOrgUnit.code === orgUnit) };
        }),
      );
      return { responsibilities: each.flatMap((p) => p.held), forms: each.flatMap((p) => p.forms) };
    },
  });
