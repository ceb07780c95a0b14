import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { queryClient } from "@/api/query-client";

export type Box = Schemas["TodoBox"];
export type Todo = Schemas["Todo"];
export type Notice = Schemas["Notice"];

// Under the plan, so that every move asks them anew.
const todos = (plan: string) => ["plans", plan, "todos"] as const;
const notices = ["notices"] as const;

export const todosQuery = (plan: string, box: Box, limit = 100) =>
  infiniteQueryOptions({
    queryKey: [...todos(plan), box, limit],
    queryFn: ({ pageParam }) => take(api.GET("/api/v1/plans/{plan}/todos", { params: { path: { plan }, query: { box, limit, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const noticesQuery = (unread: boolean | undefined, limit: number) =>
  infiniteQueryOptions({
    queryKey: [...notices, unread, limit],
    queryFn: ({ pageParam }) => take(api.GET("/api/v1/notices", { params: { query: { unread, limit, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

const askAnew = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: notices }),
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === "todos" && queryKey[3] === "counts" }),
  ]);

export async function readNotice(notice: string): Promise<void> {
  await take(api.POST("/api/v1/notices/{notice}/reading", { params: { path: { notice } } }));
  await askAnew();
}

export async function readNotices(): Promise<void> {
  await take(api.POST("/api/v1/notices/readings"));
  await askAnew();
}
