import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error";

export const sessionKey = ["session"] as const;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status > 0 && error.status < 500),
    },
  },
});

const steps = new Set(["code_required", "password_change_required", "totp_enrolment_required"]);

/**
 * A 401 to any call means that the session has ended, some 403 that something must be done first. Who is signed in is asked again,
 * and the sign-in page or the step appears.
 */
export function heed(error: ApiError, path: string): void {
  if (path !== "/api/v1/session" && (error.status === 401 || (error.status === 403 && steps.has(error.code)))) {
    void queryClient.invalidateQueries({ queryKey: sessionKey }, { cancelRefetch: false });
  }
}

/** Another person, or nobody: forgets everything read for the one before. The session's own query stays, since screens are watching it. */
export function changeSession(session: unknown): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  queryClient.setQueryData(sessionKey, session);
}
