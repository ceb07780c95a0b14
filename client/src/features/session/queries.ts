import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "@/api/api-error";
import { api, take } from "@/api/client";
import { sessionKey } from "@/api/query-client";

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

export const signIn = (userName: string, password: string) => take(api.POST("/api/v1/session", { body: { userName, password } }));

export const signOut = () => api.DELETE("/api/v1/session");
