import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

export const columnsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "columns"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/columns", { params: { path: { plan }, query: { limit: 100 } } })),
  });

export const projectQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: ["plans", plan, "projects", project],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/projects/{project}", { params: { path: { plan, project } } })),
  });

export const projectProgressQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: ["plans", plan, "projects", project, "progress"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/projects/{project}/progress", { params: { path: { plan, project } } })),
  });
