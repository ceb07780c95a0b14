import { queryOptions } from "@tanstack/react-query";
import { api, take } from "./client";

/** What waits, in numbers: the menu, the bell, the workbench and the cockpit read the same. Under the plan, so that every move asks them anew. */
export const todoCountsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "todos", "counts"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/todos/counts", { params: { path: { plan } } })),
  });
