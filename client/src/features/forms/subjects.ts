import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export const subjectKinds = ["indicator", "task", "project", "commitment"] as const;

export type SubjectKind = (typeof subjectKinds)[number];

type Address = Pick<Schemas["FormDefinitionFormLineBody"], "indicatorCode" | "taskCode" | "projectCode" | "commitmentId">;

/** What a line can be about. */
export type Subject = { kind: SubjectKind; address: Address; code: string; title: string; heading: string; unit: string | null; isFigure: boolean };

/** Two subjects are one when their addresses are. */
export const idOf = ({ kind, address }: Pick<Subject, "kind" | "address">): string =>
  `${kind} ${address.indicatorCode ?? address.taskCode ?? address.projectCode ?? address.commitmentId}`;

/** Everything of a plan that a line can be about, in the plan's order. */
export const subjectsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "subjects"],
    queryFn: async (): Promise<Subject[]> => {
      const params = { path: { plan }, query: { limit: 500 } };
      const [indicators, chapters, columns, commitments] = await Promise.all([
        take(api.GET("/api/v1/plans/{plan}/indicators", { params })),
        take(api.GET("/api/v1/plans/{plan}/chapters", { params })),
        take(api.GET("/api/v1/plans/{plan}/columns", { params })),
        take(api.GET("/api/v1/plans/{plan}/commitments", { params })),
      ]);
      return [
        ...indicators.items.map(
          (i): Subject => ({
            kind: "indicator",
            address: { indicatorCode: i.code },
            code: i.code,
            title: i.name,
            heading: i.domain,
            unit: i.unit,
            isFigure: i.valueKind === "number",
          }),
        ),
        ...chapters.items.flatMap((c) =>
          c.tasks.map(
            (x): Subject => ({ kind: "task", address: { taskCode: x.code }, code: x.code, title: x.title, heading: c.title, unit: "%", isFigure: true }),
          ),
        ),
        ...columns.items.flatMap((c) =>
          c.projects.map(
            (x): Subject => ({ kind: "project", address: { projectCode: x.code }, code: x.code, title: x.title, heading: c.title, unit: "%", isFigure: true }),
          ),
        ),
        ...commitments.items.map(
          (x): Subject => ({
            kind: "commitment",
            address: { commitmentId: x.id },
            code: x.subject.code,
            title: x.scope ? `${x.quantity}（${x.scope}）` : x.quantity,
            heading: x.subject.title,
            unit: x.unit,
            isFigure: x.kind === "quantitative",
          }),
        ),
      ];
    },
    staleTime: 10 * 60_000,
  });
