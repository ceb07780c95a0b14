import { queryOptions } from "@tanstack/react-query";
import { today } from "@/lib/today";
import { api, type Schemas, take } from "./client";

/** Who had one task or project before those of today, and who will have it; what never came into force is left out. */
export const otherOwnersQuery = (plan: string, subjectKind: Schemas["SubjectKind"], subject: string) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities", "history", subjectKind, subject],
    queryFn: async () => {
      const query = { subjectKind, subject, history: true, limit: 500 };
      const { items } = await take(api.GET("/api/v1/plans/{plan}/responsibilities", { params: { path: { plan }, query } }));
      const day = today().format("YYYY-MM-DD");
      return items.filter((r) => r.from !== r.to && (r.from > day || (r.to !== null && r.to <= day)));
    },
  });
