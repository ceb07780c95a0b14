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
