import { queryOptions } from "@tanstack/react-query";
import { api, take } from "./client";

/** All units, in protocol order; they change once in years. */
export const orgUnitsQuery = queryOptions({
  queryKey: ["org-units"],
  queryFn: async () => (await take(api.GET("/api/v1/org-units", { params: { query: { limit: 500 } } }))).items,
  staleTime: 10 * 60_000,
});
