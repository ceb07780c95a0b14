import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

/** The plan that is being carried out; else the newest. */
export const presentPlan = (plans: Schemas["PlanSummary"][]) => plans.find((p) => p.state === "inForce") ?? plans[0];

export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: () => take(api.GET("/api/v1/plans")),
  staleTime: 10 * 60_000,
});
