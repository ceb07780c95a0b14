import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "./client";

export type Slip = Schemas["Slip"];
export type SlipAction = Slip["allowedActions"][number];
export type SlipProposal = Schemas["Proposal"];
export type SlipDraft = Omit<Schemas["IssueSlipsBody"], "dryRun">;
export type IssuedSlips = Schemas["IssuedSlips"];

export const slipLevels = ["reminder", "warning", "order"] as const;
export const slipStates = ["open", "answered", "closed", "escalated", "withdrawn"] as const;

export type SlipFilter = {
  level?: Slip["level"] | undefined;
  state?: Slip["state"] | undefined;
  orgUnit?: string | undefined;
  underWay?: boolean | undefined;
  overdue?: boolean | undefined;
  waiting?: boolean | undefined;
  subjectKind?: Slip["subject"]["kind"] | undefined;
  subject?: string | undefined;
};

/** Slips one may see, the newest first. */
export const slipsQuery = (plan: string, filter: SlipFilter) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "slips", filter],
    queryFn: ({ pageParam }) => take(api.GET("/api/v1/plans/{plan}/slips", { params: { path: { plan }, query: { ...filter, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const slipQuery = (plan: string, slip: string) =>
  queryOptions({
    queryKey: ["plans", plan, "slips", slip],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/slips/{slip}", { params: { path: { plan, slip } } })),
  });

/** What has been red for long without an accepted reason, with the level that is due. */
export const slipProposalsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "slips", "proposals"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/slips/proposals", { params: { path: { plan } } })),
  });

/** Issues them, each by itself, or with dryRun only says what would happen. */
export const issueSlips = (plan: string, draft: SlipDraft, dryRun = false): Promise<IssuedSlips> =>
  take(api.POST("/api/v1/plans/{plan}/slips", { params: { path: { plan } }, body: { ...draft, dryRun } }));

export const moveSlip = (plan: string, { id, version }: Slip, body: Schemas["MoveSlipBody"]): Promise<Slip> =>
  take(
    api.POST("/api/v1/plans/{plan}/slips/{slip}/transitions", {
      params: { path: { plan, slip: id }, header: { "If-Match": `"${version}"` } },
      body,
    }),
  );
