import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Found = Schemas["Found"];

export const searchQuery = (plan: string, q: string) =>
  queryOptions({
    queryKey: ["plans", plan, "search", q],
    queryFn: ({ signal }) => take(api.GET("/api/v1/plans/{plan}/search", { params: { path: { plan }, query: { q } }, signal })),
    staleTime: 60_000,
  });

/** The screen that shows it; a project has a hyphen in its number, a task a point. */
export function pathOf({ kind, code, id }: Pick<Found, "kind" | "code"> & { id?: string | null }): string {
  switch (kind) {
    case "indicator":
      return `indicators/${code}`;
    case "chapter":
      return `tasks?chapter=${code}`;
    case "slip":
      return `supervision/${id}`;
    case "orgUnit":
      return `duties?unit=${code}`;
    default:
      return `${code.includes("-") ? "projects" : "tasks"}/${code}`;
  }
}
