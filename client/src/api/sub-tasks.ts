import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";

export type SubTask = Schemas["SubTask"];
export type SubTaskDraft = Schemas["CreateSubTaskBody"];
export type SubTaskChange = Schemas["UpdateSubTaskBody"];

/** What units make of tasks, with their steps: of one task, or of one unit. */
export const subTasksQuery = (plan: string, of: { task: string } | { orgUnit: string }) =>
  queryOptions({
    queryKey: ["plans", plan, "sub-tasks", of],
    queryFn: async () => (await take(api.GET("/api/v1/plans/{plan}/sub-tasks", { params: { path: { plan }, query: { ...of, limit: 500 } } }))).items,
  });

export const createSubTask = (plan: string, draft: SubTaskDraft) =>
  take(api.POST("/api/v1/plans/{plan}/sub-tasks", { params: { path: { plan } }, body: draft }));

export const updateSubTask = (plan: string, { id, version }: Pick<SubTask, "id" | "version">, change: SubTaskChange) =>
  take(
    api.PATCH("/api/v1/plans/{plan}/sub-tasks/{subTask}", {
      params: { path: { plan, subTask: id }, header: { "If-Match": `"${version}"` } },
      body: change,
    }),
  );
