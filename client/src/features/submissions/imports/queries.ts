import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { queryClient } from "@/api/query-client";

export type Import = Schemas["Import"];
export type ImportRow = Schemas["ImportRow"];
export type Format = Schemas["ImportFormat"];

const key = (plan: string) => ["plans", plan, "imports"] as const;

export const importQuery = (plan: string, id: string) =>
  queryOptions({
    queryKey: [...key(plan), id],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/imports/{import}", { params: { path: { plan, import: id } } })),
  });

/** Those that hold rows and were neither confirmed nor discarded. */
export const openImportsQuery = (plan: string) =>
  queryOptions({
    queryKey: [...key(plan), "open"],
    queryFn: async () => {
      const { items } = await take(api.GET("/api/v1/plans/{plan}/imports", { params: { path: { plan }, query: { limit: 20 } } }));
      return items.filter((one) => one.state !== "confirmed" && one.receivedLines > 0);
    },
  });

export type Part = "problems" | "changed" | "same";

const filters: Record<Part, { problems: boolean; changed?: boolean }> = {
  problems: { problems: true },
  changed: { problems: false, changed: true },
  same: { problems: false, changed: false },
};

export const importRowsQuery = (plan: string, id: string, part: Part) =>
  infiniteQueryOptions({
    queryKey: [...key(plan), id, part],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/v1/plans/{plan}/imports/{import}/rows", {
          params: { path: { plan, import: id }, query: { ...filters[part], limit: 100, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const errorsAddress = (plan: string, id: string) => `/api/v1/plans/${plan}/imports/${id}/errors.csv`;

export async function confirmImport(plan: string, id: string): Promise<Import> {
  const confirmed = await take(api.POST("/api/v1/plans/{plan}/imports/{import}/confirmation", { params: { path: { plan, import: id } } }));
  queryClient.setQueryData(importQuery(plan, id).queryKey, confirmed);
  await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
  return confirmed;
}

export async function discardImport(plan: string, id: string): Promise<void> {
  await take(api.DELETE("/api/v1/plans/{plan}/imports/{import}", { params: { path: { plan, import: id } } }));
  queryClient.removeQueries({ queryKey: importQuery(plan, id).queryKey });
  await queryClient.invalidateQueries({ queryKey: openImportsQuery(plan).queryKey });
}
