import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: () => take(api.GET("/api/v1/plans")),
  staleTime: 10 * 60_000,
});
