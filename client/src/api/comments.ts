import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";
import { queryClient } from "./query-client";

export type Comment = Schemas["Comment"];
export type CommentDraft = Schemas["CreateCommentBody"];
export type CommentAction = Comment["allowedActions"][number];
export type CommentFilter = {
  subjectKind?: Comment["subject"]["kind"];
  subject?: string;
  waiting?: boolean | undefined;
  open?: boolean | undefined;
  asked?: string | undefined;
};

/** The newest first: a few, then more at a time. */
export const commentsQuery = (plan: string, filter: CommentFilter, first = 50) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "comments", filter, first],
    queryFn: ({ pageParam }) =>
      take(api.GET("/api/v1/plans/{plan}/comments", { params: { path: { plan }, query: { ...filter, limit: pageParam ? 50 : first, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Who can be mentioned. */
export const mentionablePeopleQuery = queryOptions({
  queryKey: ["mentionable-people"],
  queryFn: async () => (await take(api.GET("/api/v1/mentionable-people", { params: { query: { limit: 500 } } }))).items,
  staleTime: 10 * 60_000,
});

/** What is said changes the threads, and what waits for whom. */
export const askCommentsAnew = (plan: string) =>
  Promise.all(["comments", "todos"].map((part) => queryClient.invalidateQueries({ queryKey: ["plans", plan, part] })));

export const createComment = (plan: string, body: CommentDraft) => take(api.POST("/api/v1/plans/{plan}/comments", { params: { path: { plan } }, body }));

const at = (plan: string, { id, version }: Comment) => ({ path: { plan, comment: id }, header: { "If-Match": `"${version}"` } });

export const updateComment = (plan: string, comment: Comment, text: string) =>
  take(api.PATCH("/api/v1/plans/{plan}/comments/{comment}", { params: at(plan, comment), body: { text } }));

export const moveComment = (plan: string, comment: Comment, action: CommentAction) =>
  take(api.POST("/api/v1/plans/{plan}/comments/{comment}/transitions", { params: at(plan, comment), body: { action } }));
