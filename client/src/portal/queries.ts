import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { everyPage } from "@/api/every-page";
import { language } from "@/lib/language";

export type PublicPlan = Schemas["PublicPlan"];
export type ReleasedIndicator = Schemas["ReleasedIndicator"];
export type ReleasedChapter = Schemas["ReleasedChapter"];
export type ReleasedWork = Schemas["ReleasedWork"];
export type PublicRelease = Schemas["PublicRelease"];

// What has been released changes with the next release only; the language is part of what was asked.
const staleTime = 60_000;
const limit = 500;
const key = (...parts: unknown[]) => ["public", language(), ...parts];

export const plansQuery = () =>
  queryOptions({
    queryKey: key("plans"),
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/public/plans", { params: { query: { limit, cursor } } }))),
    staleTime,
  });

export const planQuery = (plan: string) =>
  queryOptions({ queryKey: key(plan), queryFn: () => take(api.GET("/api/v1/public/plans/{plan}", { params: { path: { plan } } })), staleTime });

export const indicatorsQuery = (plan: string) =>
  queryOptions({
    queryKey: key(plan, "indicators"),
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/public/plans/{plan}/indicators", { params: { path: { plan }, query: { limit, cursor } } }))),
    staleTime,
  });

export const indicatorQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: key(plan, "indicators", indicator),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/indicators/{indicator}", { params: { path: { plan, indicator } } })),
    staleTime,
  });

export const chaptersQuery = (plan: string) =>
  queryOptions({
    queryKey: key(plan, "chapters"),
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/public/plans/{plan}/chapters", { params: { path: { plan }, query: { limit, cursor } } }))),
    staleTime,
  });

export const taskQuery = (plan: string, task: string) =>
  queryOptions({
    queryKey: key(plan, "tasks", task),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/tasks/{task}", { params: { path: { plan, task } } })),
    staleTime,
  });

export const projectQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: key(plan, "projects", project),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/projects/{project}", { params: { path: { plan, project } } })),
    staleTime,
  });

export const areasQuery = (plan: string) =>
  queryOptions({
    queryKey: key(plan, "areas"),
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/public/plans/{plan}/areas", { params: { path: { plan }, query: { limit, cursor } } }))),
    staleTime,
  });

export const releasesQuery = (plan: string) =>
  queryOptions({
    queryKey: key(plan, "releases"),
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/public/plans/{plan}/releases", { params: { path: { plan }, query: { limit, cursor } } }))),
    staleTime,
  });

export const releaseQuery = (plan: string, no: number) =>
  queryOptions({
    queryKey: key(plan, "releases", no),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/releases/{no}", { params: { path: { plan, no } } })),
    staleTime,
  });

export const figureQuery = (figure: string) =>
  queryOptions({
    queryKey: key("figures", figure),
    queryFn: () => take(api.GET("/api/v1/public/figures/{figure}", { params: { path: { figure } } })),
    staleTime,
  });

export const searchQuery = (plan: string, q: string) =>
  queryOptions({
    queryKey: key(plan, "search", q),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/search", { params: { path: { plan }, query: { q } } })),
    staleTime,
  });

export type PublicFeedback = Schemas["PublicFeedback"];
export type Receipt = Schemas["FeedbackStanding"];
export type FeedbackSubject = { kind: "task" | "project" | "indicator"; code: string };
export type SentFeedback = { kind: PublicFeedback["kind"]; text: string; contact: string; website: string };

export const subjectPlaces = { indicator: "indicators", task: "tasks", project: "projects" } as const;

export const feedbackQuery = (plan: string, { kind, code }: FeedbackSubject) =>
  queryOptions({
    queryKey: key(plan, "feedback", kind, code),
    queryFn: () =>
      everyPage((cursor) =>
        take(api.GET("/api/v1/public/plans/{plan}/feedback", { params: { path: { plan }, query: { subjectKind: kind, subject: code, limit, cursor } } })),
      ),
    staleTime,
  });

/** Asked anew every time: whoever looks wants to know how it stands now. */
export const receiptQuery = (receipt: string) =>
  queryOptions({ queryKey: key("receipts", receipt), queryFn: () => take(api.GET("/api/v1/public/feedback/{receipt}", { params: { path: { receipt } } })) });

export const sendFeedback = (plan: string, { kind: subjectKind, code: subject }: FeedbackSubject, sent: SentFeedback) =>
  take(
    api.POST("/api/v1/public/plans/{plan}/feedback", {
      params: { path: { plan } },
      body: { subjectKind, subject, kind: sent.kind, text: sent.text, contact: sent.contact || null, website: sent.website || null },
    }),
  );

export type PublicEvaluation = Schemas["PublicEvaluation"];

export const evaluationsQuery = (plan: string) =>
  queryOptions({
    queryKey: key(plan, "evaluations"),
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/public/plans/{plan}/evaluations", { params: { path: { plan }, query: { limit, cursor } } }))),
    staleTime,
  });

export const evaluationQuery = (plan: string, evaluation: string) =>
  queryOptions({
    queryKey: key(plan, "evaluations", evaluation),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/evaluations/{evaluation}", { params: { path: { plan, evaluation } } })),
    staleTime,
  });

export const reportQuery = (plan: string, evaluation: string) =>
  queryOptions({
    queryKey: key(plan, "evaluations", evaluation, "report"),
    queryFn: () => take(api.GET("/api/v1/public/plans/{plan}/evaluations/{evaluation}/report", { params: { path: { plan, evaluation } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The score sheet as it is downloaded: the lines shown are the lines of the file. */
export type ScoreSheet = {
  scheme: Schemas["EvaluationScheme"];
  inputs: { scopes: { orgUnit: string; items: { list: string; code: string; name: string; shortName?: string | null }[] }[] };
  result: { scopes: { orgUnit: string; lines: Schemas["EvaluationLine"][] }[] };
};

export const scoreSheetQuery = (plan: string, evaluation: string) =>
  queryOptions({
    queryKey: key(plan, "evaluations", evaluation, "score-sheet"),
    queryFn: async () =>
      (await take(api.GET("/api/v1/public/plans/{plan}/evaluations/{evaluation}/score-sheet.json", { params: { path: { plan, evaluation } } }))) as ScoreSheet,
    // What is out never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
