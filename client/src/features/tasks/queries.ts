import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

export const chaptersQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "chapters"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/chapters", { params: { path: { plan }, query: { limit: 100 } } })),
  });

export const taskQuery = (plan: string, task: string) =>
  queryOptions({
    queryKey: ["plans", plan, "tasks", task],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/tasks/{task}", { params: { path: { plan, task } } })),
  });

export const taskProgressQuery = (plan: string, task: string) =>
  queryOptions({
    queryKey: ["plans", plan, "tasks", task, "progress"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/tasks/{task}/progress", { params: { path: { plan, task } } })),
  });

export const chapterQuery = (plan: string, no: number) =>
  queryOptions({
    queryKey: ["plans", plan, "chapters", no],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/chapters/{chapter}", { params: { path: { plan, chapter: no } } })),
  });

export const chapterProgressQuery = (plan: string, no: number) =>
  queryOptions({
    queryKey: ["plans", plan, "chapters", no, "progress"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/chapters/{chapter}/progress", { params: { path: { plan, chapter: no } } })),
  });

/** The columns of projects that stand in a chapter. */
export const chapterColumnsQuery = (plan: string, no: number) =>
  queryOptions({
    queryKey: ["plans", plan, "columns", "of-chapter", no],
    queryFn: async () =>
      (await take(api.GET("/api/v1/plans/{plan}/columns", { params: { path: { plan }, query: { limit: 100 } } }))).items.filter((c) => c.chapterNo === no),
  });
