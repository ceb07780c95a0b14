import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { queryClient, sessionKey } from "@/api/query-client";

export type Account = Schemas["Account"];

const key = ["account"] as const;

export const accountQuery = queryOptions({ queryKey: [...key, "own"], queryFn: () => take(api.GET("/api/v1/account")) });

export const sessionsQuery = queryOptions({
  queryKey: [...key, "sessions"],
  queryFn: () => take(api.GET("/api/v1/account/sessions", { params: { query: { limit: 500 } } })),
});

export const delegatesQuery = queryOptions({
  queryKey: [...key, "delegates"],
  queryFn: () => take(api.GET("/api/v1/account/delegates", { params: { query: { limit: 500 } } })),
});

export const delegationsQuery = queryOptions({
  queryKey: [...key, "delegations"],
  queryFn: () => take(api.GET("/api/v1/account/delegations", { params: { query: { limit: 500 } } })),
});

export const feedsQuery = queryOptions({
  queryKey: [...key, "feeds"],
  queryFn: () => take(api.GET("/api/v1/calendar-feeds", { params: { query: { limit: 500 } } })),
});

/** What was read of the account is read again. */
const reread = () => queryClient.invalidateQueries({ queryKey: key });

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await api.PUT("/api/v1/account/password", { body: { currentPassword, newPassword } });
  await reread();
}

/** What a signed-in person gives again before a change of the second factor. */
export type Proof = { password: string | undefined; code: string | undefined };

export const proposeTotp = (proof: Proof) => take(api.POST("/api/v1/account/totp", { body: proof }));

export async function confirmTotp(code: string): Promise<string[]> {
  const { recoveryCodes } = await take(api.PUT("/api/v1/account/totp", { body: { code } }));
  void reread();
  return recoveryCodes;
}

export async function renewRecoveryCodes(proof: Proof): Promise<string[]> {
  const { recoveryCodes } = await take(api.POST("/api/v1/account/recovery-codes", { body: proof }));
  void reread();
  return recoveryCodes;
}

export async function endSession(session: string): Promise<void> {
  await api.DELETE("/api/v1/account/sessions/{session}", { params: { path: { session } } });
  await reread();
}

export async function endOtherSessions(): Promise<void> {
  await api.DELETE("/api/v1/account/sessions");
  await reread();
}

export async function createDelegation(body: Schemas["CreateDelegationCommand"]): Promise<void> {
  await api.POST("/api/v1/account/delegations", { body });
  await reread();
}

/** Ending one that is held takes its role away at once, so the session is read again too. */
export async function endDelegation(delegation: string): Promise<void> {
  await api.DELETE("/api/v1/account/delegations/{delegation}", { params: { path: { delegation } } });
  await Promise.all([reread(), queryClient.invalidateQueries({ queryKey: sessionKey })]);
}

/** Answers the address, which nobody can ask for again. */
export async function createFeed(body: Schemas["CreateCalendarFeedCommand"]): Promise<string> {
  const { path } = await take(api.POST("/api/v1/calendar-feeds", { body }));
  void reread();
  return `${window.location.origin}${path}`;
}

export async function revokeFeed(feed: string): Promise<void> {
  await api.DELETE("/api/v1/calendar-feeds/{feed}", { params: { path: { feed } } });
  await reread();
}
