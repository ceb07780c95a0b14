import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";
import { queryClient } from "./query-client";

export type SavedView = Schemas["SavedView"];
export type ViewScreen = SavedView["screen"];

const key = (plan: string) => ["plans", plan, "saved-views"] as const;

/** One's own first, then those of one's units. */
export const savedViewsQuery = (plan: string, screen: ViewScreen) =>
  queryOptions({
    queryKey: [...key(plan), screen],
    queryFn: async () => (await take(api.GET("/api/v1/plans/{plan}/saved-views", { params: { path: { plan }, query: { screen, limit: 500 } } }))).items,
    staleTime: 60_000,
  });

const askAnew = async <T>(plan: string, done: Promise<T>): Promise<T> => {
  const result = await done.finally(() => void queryClient.invalidateQueries({ queryKey: key(plan) }));
  return result;
};

const at = (plan: string, { id, version }: SavedView) => ({ path: { plan, view: id }, header: { "If-Match": `"${version}"` } });

export const createSavedView = (plan: string, body: Schemas["CreateSavedViewBody"]) =>
  askAnew(plan, take(api.POST("/api/v1/plans/{plan}/saved-views", { params: { path: { plan } }, body })));

export const updateSavedView = (plan: string, view: SavedView, body: Schemas["UpdateSavedViewBody"]) =>
  askAnew(plan, take(api.PATCH("/api/v1/plans/{plan}/saved-views/{view}", { params: at(plan, view), body })));

export const removeSavedView = (plan: string, view: SavedView) =>
  askAnew(plan, take(api.DELETE("/api/v1/plans/{plan}/saved-views/{view}", { params: at(plan, view) })));
