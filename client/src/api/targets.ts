import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";
import { upload } from "./upload";

export type Targets = Schemas["Targets"];
export type Target = Schemas["Target"];
export type ChangedTargets = Schemas["ChangedTargets"];
export type LightChange = Schemas["LightChange"];
export type SetBody = Schemas["SetTargetsBody"];
export type DecomposeBody = Schemas["DecomposeTargetsBody"];
export type WithdrawBody = Schemas["WithdrawTargetsBody"];
export type TargetDocument = Schemas["TargetDocument"];

export const targetsQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: ["plans", plan, "indicators", "targets", indicator],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/indicators/{indicator}/targets", { params: { path: { plan, indicator } } })),
  });

export const targetHistoryQuery = (plan: string, indicator: string) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "indicators", "target-history", indicator],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/v1/plans/{plan}/indicators/{indicator}/targets/history", {
          params: { path: { plan, indicator }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

const at = (plan: string, { indicatorCode, version }: Targets) => ({ path: { plan, indicator: indicatorCode }, header: { "If-Match": `"${version}"` } });

export const setTargets = (plan: string, targets: Targets, body: SetBody) =>
  take(api.POST("/api/v1/plans/{plan}/indicators/{indicator}/targets", { params: at(plan, targets), body }));

export const decomposeTargets = (plan: string, targets: Targets, body: DecomposeBody) =>
  take(api.POST("/api/v1/plans/{plan}/indicators/{indicator}/targets/decompose", { params: at(plan, targets), body }));

export const withdrawTargets = (plan: string, targets: Targets, body: WithdrawBody) =>
  take(api.POST("/api/v1/plans/{plan}/indicators/{indicator}/targets/withdraw", { params: at(plan, targets), body }));

export const documentAddress = (plan: string, document: string) => `/api/v1/plans/${plan}/target-documents/${document}`;

export const addTargetDocument = (plan: string, file: File) =>
  upload<TargetDocument>({ method: "POST", path: `/api/v1/plans/${plan}/target-documents?${new URLSearchParams({ fileName: file.name })}`, body: file });
