import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { everyPage } from "@/api/every-page";
import { queryClient } from "@/api/query-client";

export type Owed = Schemas["SubmissionSummary"];
export type ReminderResult = Schemas["RemindersOutcomeResult"];

/** The contract's own limit. */
const mostAtOnce = 500;

/** What the units owe within a range of due days, page after page; corrections are no obligations. */
export const progressQuery = (plan: string, dueFrom: string, dueTo: string) =>
  queryOptions({
    queryKey: ["plans", plan, "submissions", "progress", dueFrom, dueTo],
    queryFn: () =>
      everyPage<Owed>((cursor) => {
        const query = { followed: true, corrections: false, dueFrom, dueTo, sort: "orgUnit", limit: 500, cursor };
        return take(api.GET("/api/v1/plans/{plan}/submissions", { params: { path: { plan }, query } }));
      }),
  });

export const remindersQuery = (plan: string, submission?: string) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "reminders", submission],
    queryFn: ({ pageParam }) =>
      take(api.GET("/api/v1/plans/{plan}/reminders", { params: { path: { plan }, query: { submission, limit: submission ? 5 : 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Reminds units of what they owe, or with dryRun only asks who would be told and what would be skipped. */
export async function remind(plan: string, submissions: readonly string[], message: string | null, dryRun: boolean): Promise<ReminderResult[]> {
  const results: ReminderResult[] = [];
  for (let from = 0; from < submissions.length; from += mostAtOnce) {
    const body = { submissions: submissions.slice(from, from + mostAtOnce), message, dryRun };
    results.push(...(await take(api.POST("/api/v1/plans/{plan}/reminders", { params: { path: { plan } }, body }))).items);
  }
  if (!dryRun) {
    await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
  }
  return results;
}

/** Gives a unit until another day; the form opens again where it had closed. */
export async function extend(plan: string, submission: Pick<Owed, "id" | "version">, body: Schemas["ExtendSubmissionBody"]): Promise<void> {
  try {
    await take(
      api.POST("/api/v1/plans/{plan}/submissions/{submission}/extensions", {
        params: { path: { plan, submission: submission.id }, header: { "If-Match": `"${submission.version}"` } },
        body,
      }),
    );
  } finally {
    // After a refusal for a version too: what the next attempt starts from.
    await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
  }
}
