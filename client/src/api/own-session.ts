import { useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "./client";
import { sessionKey } from "./query-client";

/** Who is signed in, on a screen that only they see: the shell has asked before it shows one. */
export function useOwnSession(): Schemas["Session"] | undefined {
  return useQueryClient().getQueryData<Schemas["Session"]>(sessionKey);
}
