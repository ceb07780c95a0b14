import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Responsibility = Schemas["Responsibility"];

/** Each by itself; what was refused says why. */
export const confirmResponsibilities = (plan: string, responsibilities: readonly Responsibility[]) =>
  take(
    api.POST("/api/v1/plans/{plan}/responsibilities/confirmations", {
      params: { path: { plan } },
      body: { responsibilities: responsibilities.map(({ id, version }) => ({ id, version })) },
    }),
  );

/** Every responsibility in force, page after page. */
export const responsibilitiesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities"],
    queryFn: async () => {
      const all: Schemas["Responsibility"][] = [];
      let cursor: string | undefined;
      do {
        const page = await take(api.GET("/api/v1/plans/{plan}/responsibilities", { params: { path: { plan }, query: { limit: 500, cursor } } }));
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return all;
    },
  });
