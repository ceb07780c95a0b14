import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { everyPage } from "@/api/every-page";
import { queryClient } from "@/api/query-client";
import { upload } from "@/api/upload";

export type Responsibility = Schemas["Responsibility"];
export type Reassigned = Schemas["ReassignedResponsibilities"];
export type Reassignment = Schemas["Reassignment"];
export type Duty = Schemas["Duty"];

const rowsOf = (responsibilities: readonly Responsibility[]) => responsibilities.map(({ id, version }) => ({ id, version }));

/** Each by itself; what was refused says why. */
export const confirmResponsibilities = (plan: string, responsibilities: readonly Responsibility[]) =>
  take(
    api.POST("/api/v1/plans/{plan}/responsibilities/confirmations", {
      params: { path: { plan } },
      body: { responsibilities: rowsOf(responsibilities) },
    }),
  );

export type ReassignmentDraft = Omit<Schemas["ReassignResponsibilitiesBody"], "responsibilities" | "dryRun">;

/** Gives them to another unit, or with dryRun only says what would happen. */
export const reassign = (plan: string, responsibilities: readonly Responsibility[], draft: ReassignmentDraft, dryRun = false): Promise<Reassigned> =>
  take(
    api.POST("/api/v1/plans/{plan}/responsibilities/reassignments", {
      params: { path: { plan } },
      body: { ...draft, dryRun, responsibilities: rowsOf(responsibilities) },
    }),
  );

/** Every responsibility in force on a day; today unless told. */
export const responsibilitiesQuery = (plan: string, asOf?: string) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities", "list", asOf],
    queryFn: () =>
      everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/responsibilities", { params: { path: { plan }, query: { limit: 500, cursor, asOf } } }))),
  });

export const dutiesQuery = (plan: string, orgUnit: string) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities", "duties", orgUnit],
    queryFn: () => everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/duties", { params: { path: { plan }, query: { orgUnit, limit: 500, cursor } } }))),
  });

/** Who gave what to whom, newest first; of one unit if told. */
export const reassignmentsQuery = (plan: string, orgUnit?: string, open?: boolean) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "responsibilities", "reassignments", orgUnit, open],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/v1/plans/{plan}/responsibilities/reassignments", { params: { path: { plan }, query: { orgUnit, open, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export async function receive(plan: string, { id, version }: Reassignment, comment: string): Promise<void> {
  await take(
    api.POST("/api/v1/plans/{plan}/responsibilities/reassignments/{reassignment}/receipt", {
      params: { path: { plan, reassignment: id }, header: { "If-Match": `"${version}"` } },
      body: { comment: comment.trim() || null },
    }),
  );
  await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
}

/** What a 责任分解表 says against what holds today; nothing is kept. */
export const readTable = (plan: string, file: File): Promise<Schemas["ReadResponsibilityTable"]> =>
  upload({ method: "POST", path: `/api/v1/plans/${plan}/responsibilities/table-readings`, body: file });

/** Assigns and ends, each by itself. */
export const changeResponsibilities = (plan: string, body: Schemas["ChangeResponsibilitiesBody"]): Promise<Schemas["ChangedResponsibilities"]> =>
  take(api.POST("/api/v1/plans/{plan}/responsibilities/changes", { params: { path: { plan } }, body }));

export const confirmationsQuery = (plan: string, responsibility: string) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities", "confirmations", responsibility],
    queryFn: () =>
      take(
        api.GET("/api/v1/plans/{plan}/responsibilities/{responsibility}/confirmations", { params: { path: { plan, responsibility }, query: { limit: 500 } } }),
      ),
  });

/** What was confirmed is proposed again. */
export async function takeBack(plan: string, { id, version }: Responsibility, reason: string): Promise<void> {
  await take(
    api.POST("/api/v1/plans/{plan}/responsibilities/{responsibility}/withdrawal", {
      params: { path: { plan, responsibility: id }, header: { "If-Match": `"${version}"` } },
      body: { reason },
    }),
  );
  await queryClient.invalidateQueries({ queryKey: ["plans", plan] });
}

/** The 责任分解表 of a day, whole or a part of it. */
export const tableQuery = (plan: string, asOf: string | undefined, orgUnit: string | undefined, chapter: number | undefined) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities", "table", asOf, orgUnit, chapter],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/responsibilities/table", { params: { path: { plan }, query: { asOf, orgUnit, chapter } } })),
    placeholderData: keepPreviousData,
  });

/** What tasks and projects lack, by kind and code. */
export const lackingQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "responsibilities", "lacking"],
    queryFn: async () => {
      const of = (kind: string, all: readonly { code: string; shortcomings: Schemas["Shortcoming"][] }[]) =>
        all.map((one) => [`${kind} ${one.code}`, one.shortcomings] as const);
      const [tasks, projects] = await Promise.all([
        everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/tasks", { params: { path: { plan }, query: { limit: 500, cursor } } }))),
        everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/projects", { params: { path: { plan }, query: { limit: 500, cursor } } }))),
      ]);
      return new Map([...of("task", tasks), ...of("project", projects)]);
    },
  });
