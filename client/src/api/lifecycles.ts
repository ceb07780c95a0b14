import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";

/** What was decided on counting a task or project, the last first. */
export const lifecycleChangesQuery = (plan: string, subjectKind: "task" | "project", subject: string) =>
  queryOptions({
    queryKey: ["plans", plan, "lifecycles", subjectKind, subject],
    queryFn: async () =>
      (
        await take(
          api.GET("/api/v1/plans/{plan}/lifecycles/{subjectKind}/{subject}", { params: { path: { plan, subjectKind, subject }, query: { limit: 100 } } }),
        )
      ).items,
  });

export const setLifecycle = (
  plan: string,
  subjectKind: "task" | "project",
  { code, version }: { code: string; version: number },
  body: Schemas["SetLifecycleBody"],
) =>
  take(
    api.PUT("/api/v1/plans/{plan}/lifecycles/{subjectKind}/{subject}", {
      params: { path: { plan, subjectKind, subject: code }, header: { "If-Match": `"${version}"` } },
      body,
    }),
  );
