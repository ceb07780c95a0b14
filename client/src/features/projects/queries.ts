import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Project = Schemas["Project"];
export type Sheet = Schemas["ProjectSheet"];
export type SheetBody = Schemas["ProjectSheetBody"];
export type SheetSave = Schemas["SheetSave"];
export type SubProject = Schemas["SubProject"];
export type SubProjectBody = Schemas["SubProjectBody"];

export const planQuery = (plan: string) =>
  queryOptions({ queryKey: ["plans", plan, "document"], queryFn: () => take(api.GET("/api/v1/plans/{plan}", { params: { path: { plan } } })) });

export const columnsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "columns"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/columns", { params: { path: { plan }, query: { limit: 100 } } })),
  });

export const projectQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: ["plans", plan, "projects", project],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/projects/{project}", { params: { path: { plan, project } } })),
  });

export const projectProgressQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: ["plans", plan, "projects", project, "progress"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/projects/{project}/progress", { params: { path: { plan, project } } })),
  });

/** As it is written, with the sub-projects and what one may change. */
export const sheetQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: ["plans", plan, "projects", project, "sheet"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/projects/{project}/sheet", { params: { path: { plan, project } } })),
  });

/** Every save of the sheet and its sub-projects, the newest first. */
export const sheetSavesQuery = (plan: string, project: string) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "projects", project, "sheet", "saves"],
    queryFn: ({ pageParam }) =>
      take(api.GET("/api/v1/plans/{plan}/projects/{project}/sheet/saves", { params: { path: { plan, project }, query: { limit: 20, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const photosQuery = (plan: string, project: string) =>
  queryOptions({
    queryKey: ["plans", plan, "projects", project, "photos"],
    queryFn: async () =>
      (await take(api.GET("/api/v1/plans/{plan}/projects/{project}/photos", { params: { path: { plan, project }, query: { limit: 100 } } }))).items,
    retry: false,
  });

const tag = (version: number) => `"${version}"`;

export const saveSheet = (plan: string, { code, version }: Pick<Sheet, "code" | "version">, body: SheetBody) =>
  take(api.PUT("/api/v1/plans/{plan}/projects/{project}/sheet", { params: { path: { plan, project: code }, header: { "If-Match": tag(version) } }, body }));

export const createSubProject = (plan: string, project: string, body: Schemas["CreateSubProjectBody"]) =>
  take(api.POST("/api/v1/plans/{plan}/projects/{project}/sub-projects", { params: { path: { plan, project } }, body }));

export const updateSubProject = (plan: string, project: string, { no, version }: Pick<SubProject, "no" | "version">, body: SubProjectBody) =>
  take(
    api.PUT("/api/v1/plans/{plan}/projects/{project}/sub-projects/{no}", {
      params: { path: { plan, project, no }, header: { "If-Match": tag(version) } },
      body,
    }),
  );
