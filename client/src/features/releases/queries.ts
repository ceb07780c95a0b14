import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Release = Schemas["Release"];
export type ReleaseChange = Schemas["ReleaseChange"];
export type ReleasePreview = Schemas["ReleasePreview"];
export type ReleaseScope = Schemas["PreviewReleaseBody"];
export type ReleaseDraft = Schemas["CreateReleaseBody"];

/** What changes the releases changes every preview too. */
export const releasesKey = (plan: string) => ["plans", plan, "releases"];

export const releasesQuery = (plan: string) =>
  infiniteQueryOptions({
    queryKey: [...releasesKey(plan), "list"],
    queryFn: ({ pageParam }) => take(api.GET("/api/v1/plans/{plan}/releases", { params: { path: { plan }, query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const releaseQuery = (plan: string, release: string) =>
  queryOptions({
    queryKey: [...releasesKey(plan), release],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/releases/{release}", { params: { path: { plan, release } } })),
  });

/** What the public would see, and what that changes. Writes nothing. */
export const previewQuery = (plan: string, scope: ReleaseScope) =>
  queryOptions({
    queryKey: [...releasesKey(plan), "preview", scope],
    queryFn: () => take(api.POST("/api/v1/plans/{plan}/releases/preview", { params: { path: { plan } }, body: scope })),
    placeholderData: keepPreviousData,
  });

export const createRelease = (plan: string, body: ReleaseDraft): Promise<Release> =>
  take(api.POST("/api/v1/plans/{plan}/releases", { params: { path: { plan } }, body }));

export const cancelRelease = (plan: string, { id, version }: Release): Promise<Release> =>
  take(
    api.POST("/api/v1/plans/{plan}/releases/{release}/cancellation", {
      params: { path: { plan, release: id }, header: { "If-Match": `"${version}"` } },
    }),
  );

export const documentQuery = (plan: string) =>
  queryOptions({ queryKey: ["plans", plan, "document"], queryFn: () => take(api.GET("/api/v1/plans/{plan}", { params: { path: { plan } } })) });

export const chaptersQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "chapters"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/chapters", { params: { path: { plan }, query: { limit: 100 } } })),
  });
