import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "@/api/api-error";
import { api, take } from "@/api/client";
import { queryClient, sessionKey } from "@/api/query-client";

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async () => {
    try {
      return await take(api.GET("/api/v1/session"));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        return null;
      }
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const demoAccountsQuery = queryOptions({
  queryKey: ["demo-accounts"],
  queryFn: () => take(api.GET("/api/v1/session/demo-accounts", { params: { query: { limit: 100 } } })),
  retry: false,
});

/** The outside sign-ins that are set up here; often none. */
export const providersQuery = queryOptions({
  queryKey: ["sign-in-providers"],
  queryFn: () => take(api.GET("/api/v1/session/providers", { params: { query: { limit: 100 } } })),
  retry: false,
});

export const signIn = (userName: string, password: string, code?: string) => take(api.POST("/api/v1/session", { body: { userName, password, code } }));

export const signOut = () => api.DELETE("/api/v1/session");

/** The second factor after an outside sign-in. */
export const enterCode = (code: string) => take(api.POST("/api/v1/session/code", { body: { code } }));

/** Asks again who is signed in and what is left to do. */
export const refreshSession = () => queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
