import createClient, { type Middleware } from "openapi-fetch";
import { language } from "@/lib/language";
import { ApiError, type Problem } from "./api-error";
import { heed } from "./query-client";
import type { components, paths } from "./schema";
import { xsrfToken } from "./xsrf";

export type Schemas = components["schemas"];

const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);

const conventions: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", language());
    if (unsafe.has(request.method)) {
      request.headers.set("X-XSRF-TOKEN", xsrfToken());
    }
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok || response.status === 304) {
      return response;
    }
    const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
    const error = new ApiError(response.status, isProblem ? ((await response.json()) as Problem) : {}, Number(response.headers.get("retry-after")) || null);
    heed(error, schemaPath);
    throw error;
  },
  onError() {
    return new ApiError(0, { code: "network", title: "network" });
  },
};

/** The only place that calls the network, uploads with their progress apart. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin", fetch: (request) => globalThis.fetch(request) });
api.use(conventions);

/** Unwraps an answer; the conventions above have already thrown whatever is not a success. */
export async function take<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
