import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";
import { everyPage } from "./every-page";

export type Evaluation = Schemas["Evaluation"];

/** Whatever changes one run may change what others show of it: all are read anew. */
export const evaluationsKey = (plan: string) => ["plans", plan, "evaluations"];

/** Official runs, or the what-ifs of one; the latest first. */
export const evaluationsQuery = (plan: string, basedOn?: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(plan), "list", basedOn ?? null],
    queryFn: () =>
      everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/evaluations", { params: { path: { plan }, query: { basedOn, limit: 100, cursor } } }))),
  });
