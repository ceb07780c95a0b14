import { api, type Schemas, take } from "./client";

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
