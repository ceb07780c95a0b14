import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";
import { everyPage } from "./every-page";

export type Snapshot = Schemas["Snapshot"];

/** Named instants of a plan, for whoever chooses as of when to look. */
export const snapshotsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "snapshots"],
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/snapshots", { params: { path: { plan }, query: { limit: 200, cursor } } }))),
  });

export const createSnapshot = (plan: string, name: string, asOf: string): Promise<Snapshot> =>
  take(api.POST("/api/v1/plans/{plan}/snapshots", { params: { path: { plan } }, body: { name, asOf } }));

export const removeSnapshot = async (plan: string, snapshot: string): Promise<void> => {
  await api.DELETE("/api/v1/plans/{plan}/snapshots/{snapshot}", { params: { path: { plan, snapshot } } });
};
