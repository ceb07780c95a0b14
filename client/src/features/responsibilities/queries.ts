import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

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
