import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { type Evaluation, evaluationsKey } from "@/api/evaluations";
import { everyPage } from "@/api/every-page";
import { upload } from "@/api/upload";

export type Scheme = Schemas["EvaluationScheme"];
export type SchemeVersion = Schemas["EvaluationSchemeVersion"];
export type Scope = Schemas["EvaluationScope"];
export type Line = Schemas["ScoreSheetLine"];
export type List = Schemas["EvaluationList"];
export type SelfAssessment = Schemas["SelfAssessment"];
export type Appeal = Schemas["Appeal"];
export type ReviewersScore = Schemas["ReviewersScore"];

const limit = 200;
const ifMatch = (version: number) => ({ "If-Match": `"${version}"` });

export const evaluationQuery = (plan: string, evaluation: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(plan), evaluation],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}", { params: { path: { plan, evaluation } } })),
  });

/** The lines of one area, or of the plan: all of its lists, since what a line contributes rests on its neighbours. */
export const linesQuery = (plan: string, evaluation: string, orgUnit: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(plan), evaluation, "lines", orgUnit],
    queryFn: () =>
      everyPage((cursor) =>
        take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}/lines", { params: { path: { plan, evaluation }, query: { orgUnit, limit, cursor } } })),
      ),
  });

export const comparisonQuery = (plan: string, evaluation: string, other: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(plan), evaluation, "comparison", other],
    queryFn: () =>
      take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}/comparison", { params: { path: { plan, evaluation }, query: { with: other } } })),
  });

export const selfAssessmentQuery = (plan: string, evaluation: string, orgUnit: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(plan), evaluation, "self-assessments", orgUnit],
    queryFn: () =>
      take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}/self-assessments/{orgUnit}", { params: { path: { plan, evaluation, orgUnit } } })),
  });

export const appealsQuery = (plan: string, evaluation: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(plan), evaluation, "appeals"],
    queryFn: () =>
      everyPage((cursor) =>
        take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}/appeals", { params: { path: { plan, evaluation }, query: { limit, cursor } } })),
      ),
  });

export type Report = Schemas["Report"];

export const reportsKey = (plan: string, evaluation: string) => [...evaluationsKey(plan), evaluation, "reports"];

export const isRunning = ({ state }: Report): boolean => state === "queued" || state === "composing" || state === "rendering";

/** The latest first; asked again every second while one is being made. */
export const reportsQuery = (plan: string, evaluation: string) =>
  queryOptions({
    queryKey: reportsKey(plan, evaluation),
    queryFn: () =>
      everyPage((cursor) =>
        take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}/reports", { params: { path: { plan, evaluation }, query: { limit, cursor } } })),
      ),
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? 1000 : false),
  });

export const reportDocumentQuery = (plan: string, evaluation: string, report: string) =>
  queryOptions({
    queryKey: [...reportsKey(plan, evaluation), report, "document"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/evaluations/{evaluation}/reports/{report}/document", { params: { path: { plan, evaluation, report } } })),
    // What is done never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const createReport = (plan: string, evaluation: string): Promise<Report> =>
  take(api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/reports", { params: { path: { plan, evaluation } } }));

export const deleteReport = (plan: string, evaluation: string, report: string): Promise<unknown> =>
  take(api.DELETE("/api/v1/plans/{plan}/evaluations/{evaluation}/reports/{report}", { params: { path: { plan, evaluation, report } } }));

export const schemesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "evaluation-schemes"],
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/evaluation-schemes", { params: { path: { plan }, query: { limit, cursor } } }))),
  });

export const documentQuery = (plan: string) =>
  queryOptions({ queryKey: ["plans", plan, "document"], queryFn: () => take(api.GET("/api/v1/plans/{plan}", { params: { path: { plan } } })) });

export const createEvaluation = (plan: string, body: Schemas["CreateEvaluationBody"]): Promise<Evaluation> =>
  take(api.POST("/api/v1/plans/{plan}/evaluations", { params: { path: { plan } }, body }));

export const moveEvaluation = (plan: string, { id, version }: Evaluation, action: Schemas["EvaluationAction"]): Promise<Evaluation> =>
  take(
    api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/transitions", {
      params: { path: { plan, evaluation: id }, header: ifMatch(version) },
      body: { action },
    }),
  );

export const withdrawVeto = (plan: string, { id, version }: Evaluation, veto: string, reason: string): Promise<Evaluation> =>
  take(
    api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/vetoes/{veto}/withdrawal", {
      params: { path: { plan, evaluation: id, veto }, header: ifMatch(version) },
      body: { reason },
    }),
  );

export const addVeto = (plan: string, { id, version }: Evaluation, body: Schemas["AddVetoBody"]): Promise<Evaluation> =>
  take(api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/vetoes", { params: { path: { plan, evaluation: id }, header: ifMatch(version) }, body }));

export const createWhatIf = (plan: string, evaluation: string, body: Schemas["CreateWhatIfBody"]): Promise<Evaluation> =>
  take(api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/what-ifs", { params: { path: { plan, evaluation } }, body }));

export const giveScores = (plan: string, evaluation: string, scores: ReviewersScore[]): Promise<Schemas["Scores"]> =>
  take(api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/scores", { params: { path: { plan, evaluation } }, body: { scores } }));

export const saveSelfAssessment = (
  plan: string,
  evaluation: string,
  { orgUnit, version }: SelfAssessment,
  body: Schemas["SaveSelfAssessmentBody"],
): Promise<SelfAssessment> =>
  take(
    api.PUT("/api/v1/plans/{plan}/evaluations/{evaluation}/self-assessments/{orgUnit}", {
      params: { path: { plan, evaluation, orgUnit }, header: ifMatch(version) },
      body,
    }),
  );

export const lodgeAppeal = (plan: string, evaluation: string, orgUnit: string, text: string): Promise<Appeal> =>
  take(api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/appeals", { params: { path: { plan, evaluation } }, body: { orgUnit, text } }));

export const answerAppeal = (plan: string, evaluation: string, { id, version }: Appeal, upheld: boolean, answer: string): Promise<Appeal> =>
  take(
    api.POST("/api/v1/plans/{plan}/evaluations/{evaluation}/appeals/{appeal}/answer", {
      params: { path: { plan, evaluation, appeal: id }, header: ifMatch(version) },
      body: { upheld, answer },
    }),
  );

export const createScheme = (plan: string, body: Schemas["CreateEvaluationSchemeBody"]): Promise<SchemeVersion> =>
  take(api.POST("/api/v1/plans/{plan}/evaluation-schemes", { params: { path: { plan } }, body }));

export type SchemeItem = { list: "indicators" | "tasks" | "projects"; code: string; title: string };

/** Everything of a plan that a scheme may say something of by itself, in printed order. */
export const itemsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "evaluations", "items"],
    queryFn: async (): Promise<SchemeItem[]> => {
      const params = { path: { plan }, query: { limit: 500 } };
      const [indicators, tasks, projects] = await Promise.all([
        take(api.GET("/api/v1/plans/{plan}/indicators", { params })),
        take(api.GET("/api/v1/plans/{plan}/tasks", { params })),
        take(api.GET("/api/v1/plans/{plan}/projects", { params })),
      ]);
      return [
        ...indicators.items.map((one) => ({ list: "indicators" as const, code: one.code, title: one.name })),
        ...tasks.items.map((one) => ({ list: "tasks" as const, code: one.code, title: one.title })),
        ...projects.items.map((one) => ({ list: "projects" as const, code: one.code, title: one.title })),
      ];
    },
  });
export const reportTemplateQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "report-template"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/report-template", { params: { path: { plan } } })),
  });

export const replaceReportTemplate = (plan: string, version: number, file: File) =>
  upload<Schemas["ReportTemplate"]>({ method: "PUT", path: `/api/v1/plans/${plan}/report-template`, body: file, ifMatch: version });

export const removeReportTemplate = (plan: string, version: number) =>
  take(api.DELETE("/api/v1/plans/{plan}/report-template", { params: { path: { plan }, header: ifMatch(version) } }));
