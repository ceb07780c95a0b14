import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";

export type Comment = Schemas["Comment"];
export type CommentDraft = Schemas["CreateCommentBody"];
export type CommentFilter = { subjectKind: Comment["subject"]["kind"]; subject: string } | { waiting: true };

/** The newest first, page by page; whoever shows them turns them round. */
export const commentsQuery = (plan: string, filter: CommentFilter) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "comments", filter],
    queryFn: ({ pageParam }) =>
      take(api.GET("/api/v1/plans/{plan}/comments", { params: { path: { plan }, query: { ...filter, limit: 20, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Who can be mentioned. */
export const mentionablePeopleQuery = queryOptions({
  queryKey: ["mentionable-people"],
  queryFn: async () => (await take(api.GET("/api/v1/mentionable-people", { params: { query: { limit: 500 } } }))).items,
  staleTime: 10 * 60_000,
});

export const createComment = (plan: string, body: CommentDraft) => take(api.POST("/api/v1/plans/{plan}/comments", { params: { path: { plan } }, body }));

const at = (plan: string, { id, version }: Comment) => ({ path: { plan, comment: id }, header: { "If-Match": `"${version}"` } });

export const updateComment = (plan: string, comment: Comment, text: string) =>
  take(api.PATCH("/api/v1/plans/{plan}/comments/{comment}", { params: at(plan, comment), body: { text } }));

export const moveComment = (plan: string, comment: Comment, action: Schemas["MoveCommentBody"]["action"]) =>
  take(api.POST("/api/v1/plans/{plan}/comments/{comment}/transitions", { params: at(plan, comment), body: { action } }));
