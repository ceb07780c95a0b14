import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** Everything that can go wrong with a call, in one shape. A call that got no answer has status 0 and code "network". */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly traceId: string | null;
  readonly errors: Problem["errors"];
  /** Seconds to wait, where the answer names them. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Partial<Problem>, retryAfter: number | null = null) {
    super(problem.title ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = problem.code ?? "unknown";
    this.detail = problem.detail ?? null;
    this.traceId = problem.traceId ?? null;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** A failure in one line: what is wrong, and the places or the way out where the server names them. */
export function explain(error: unknown, otherwise: string): string {
  if (!(error instanceof ApiError)) {
    return otherwise;
  }
  const places = error.errors.map((e) => e.message).join("；");
  return [error.message, places || error.detail].filter(Boolean).join("：");
}

export const hasCode = (error: unknown, code: string): boolean => error instanceof ApiError && error.code === code;

/** Whether a pointer is of a place of the input: /forms/0 is of /forms. */
export const isAt = (pointer: string, place: string): boolean => pointer === place || pointer.startsWith(`${place}/`);

/** What the server says about one place of the input, `/newPassword`. */
export const errorsAt = (error: unknown, place: string): string[] =>
  error instanceof ApiError ? error.errors.filter((e) => isAt(e.pointer, place)).map((e) => e.message) : [];
