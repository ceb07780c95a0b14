import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { queryClient } from "@/api/query-client";

export type Submission = Schemas["Submission"];
export type LineBody = Schemas["SaveSubmissionLinesLineBody"];
export type Line = Schemas["SubmissionLine"];

/** A line is named by the one thing that it reports on. */
export const addressOf = ({
  indicatorCode,
  taskCode,
  projectCode,
  commitmentId,
}: Line): Pick<LineBody, "indicatorCode" | "taskCode" | "projectCode" | "commitmentId"> =>
  indicatorCode !== null ? { indicatorCode } : taskCode !== null ? { taskCode } : projectCode !== null ? { projectCode } : { commitmentId };

/** What a line is called on screens and in remarks. */
export const codeOf = (line: Pick<Line, "no" | "indicatorCode" | "taskCode" | "projectCode">): string =>
  line.indicatorCode ?? line.taskCode ?? line.projectCode ?? String(line.no);

const keys = {
  all: (plan: string) => ["plans", plan, "submissions"] as const,
  one: (plan: string, id: string) => [...keys.all(plan), "one", id] as const,
};

/** Those that wait for an act of the person signed in; the counts in the navigation come from here. */
export const waitingQuery = (plan: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "waiting"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/submissions", { params: { path: { plan }, query: { mine: true, limit: 500 } } })),
  });

/** All that the person may see. */
export const visibleQuery = (plan: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "visible"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/submissions", { params: { path: { plan }, query: { sort: "-period", limit: 500 } } })),
  });

export const submissionQuery = (plan: string, submission: string) =>
  queryOptions({
    queryKey: keys.one(plan, submission),
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/submissions/{submission}", { params: { path: { plan, submission } } })),
  });

export const trailQuery = (plan: string, submission: string) =>
  queryOptions({
    queryKey: [...keys.one(plan, submission), "trail"],
    queryFn: () =>
      take(api.GET("/api/v1/plans/{plan}/submissions/{submission}/transitions", { params: { path: { plan, submission }, query: { limit: 500 } } })),
  });

/** What a line said in earlier periods, under its submission, so that saving and moving ask it anew. */
export const lineHistoryQuery = (plan: string, submission: string, line: number) =>
  queryOptions({
    queryKey: [...keys.one(plan, submission), "history", line],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/submissions/{submission}/lines/{line}/history", { params: { path: { plan, submission, line } } })),
  });

const tag = (version: number) => `"${version}"`;

/** Reads a submission anew, whatever is remembered of it. */
export const readSubmission = (plan: string, submission: string): Promise<Submission> =>
  queryClient.fetchQuery({ ...submissionQuery(plan, submission), staleTime: 0, retry: false });

export async function saveLines(plan: string, submission: Submission, lines: LineBody[]): Promise<Submission> {
  const saved = await take(
    api.PUT("/api/v1/plans/{plan}/submissions/{submission}/lines", {
      params: { path: { plan, submission: submission.id }, header: { "If-Match": tag(submission.version) } },
      body: { lines },
    }),
  );
  // A read that began before this save must not put the old figures back.
  await queryClient.cancelQueries({ queryKey: keys.one(plan, submission.id), exact: true });
  queryClient.setQueryData(keys.one(plan, submission.id), saved);
  return saved;
}

/** Makes a move; lists, counts, trail and the figures on other screens are asked anew. */
export async function move(plan: string, submission: Submission, body: Schemas["MoveSubmissionBody"]): Promise<Submission> {
  const moved = await take(
    api.POST("/api/v1/plans/{plan}/submissions/{submission}/transitions", {
      params: { path: { plan, submission: submission.id }, header: { "If-Match": tag(submission.version) } },
      body,
    }),
  );
  queryClient.setQueryData(keys.one(plan, moved.id), moved);
  await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
  return moved;
}

export const reasonCodes = ["R01", "R02", "R03", "R04", "R05", "R06", "R99"] as const;

export type BulkMove = Omit<Schemas["MoveSubmissionsBody"], "submissions">;

/** Approves or returns many, or with dryRun only asks what would happen to each. */
export async function moveMany(plan: string, submissions: Schemas["SubmissionSummary"][], move: BulkMove): Promise<Schemas["MovedSubmissions"]> {
  const moved = await take(
    api.POST("/api/v1/plans/{plan}/submissions/transitions", {
      params: { path: { plan } },
      body: { ...move, submissions: submissions.map(({ id, version }) => ({ id, version })) },
    }),
  );
  if (!move.dryRun) {
    await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
  }
  return moved;
}

/** All areas of one form and period side by side. */
export const comparisonQuery = (plan: string, form: string, period: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "comparison", form, period],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/submissions/comparison", { params: { path: { plan }, query: { form, period } } })),
  });
