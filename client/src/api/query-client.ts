import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error";

export const sessionKey = ["session"] as const;

/** A 401 anywhere means the session has ended: who is signed in is asked again, and the sign-in page appears. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== sessionKey[0]) {
        void queryClient.invalidateQueries({ queryKey: sessionKey });
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status > 0 && error.status < 500),
    },
  },
});

/** Another person, or nobody: forgets everything read for the one before. The session's own query stays, since screens are watching it. */
export function changeSession(session: unknown): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  queryClient.setQueryData(sessionKey, session);
}
