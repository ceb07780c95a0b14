import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** Everything that can go wrong with a call, in one shape. A call that got no answer has status 0 and code "network". */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly traceId: string | null;
  readonly errors: Problem["errors"];

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.title ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = problem.code ?? "unknown";
    this.detail = problem.detail ?? null;
    this.traceId = problem.traceId ?? null;
    this.errors = problem.errors ?? [];
  }
}
