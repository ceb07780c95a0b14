import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";
import { queryClient } from "./query-client";

export type Feedback = Schemas["Feedback"];
export type FeedbackState = Feedback["state"];
export type FeedbackAction = Feedback["allowedActions"][number];
export type Moderation = Schemas["ModerateFeedbackBody"];

/** The newest first. */
export const feedbackQuery = (plan: string, filter: { waiting?: true; state?: FeedbackState; orgUnit?: string | undefined }, limit = 20) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "feedback", filter, limit],
    queryFn: ({ pageParam }) => take(api.GET("/api/v1/plans/{plan}/feedback", { params: { path: { plan }, query: { ...filter, limit, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What is done changes the list, and what waits for whom. */
export const askFeedbackAnew = (plan: string) =>
  Promise.all(["feedback", "todos"].map((part) => queryClient.invalidateQueries({ queryKey: ["plans", plan, part] })));

const at = (plan: string, { id, version }: Feedback) => ({ path: { plan, feedback: id }, header: { "If-Match": `"${version}"` } });

export const moderateFeedback = (plan: string, feedback: Feedback, body: Moderation) =>
  take(api.POST("/api/v1/plans/{plan}/feedback/{feedback}/transitions", { params: at(plan, feedback), body }));

export const answerFeedback = (plan: string, feedback: Feedback, text: string) =>
  take(api.POST("/api/v1/plans/{plan}/feedback/{feedback}/answer", { params: at(plan, feedback), body: { text } }));
