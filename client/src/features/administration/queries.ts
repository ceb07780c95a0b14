import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { upload } from "@/api/upload";

export type User = Schemas["User"];
export type Grant = Schemas["Membership"];
export type Identity = Schemas["ExternalIdentity"];
export type ApiClient = Schemas["ApiClient"];
export type ClientCode = Schemas["ClientCodesClientCode"];

/** Everything these screens read; an act on one thing asks all of it anew, since lists, counts and pages show each other. */
export const root = ["administration"] as const;

type Page<T> = { items: T[]; nextCursor: string | null };

const paged = <T>(key: readonly unknown[], read: (cursor: string | undefined) => Promise<Page<T>>) =>
  infiniteQueryOptions({
    queryKey: [...root, ...key],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export type UserFilter = { q?: string; role?: Schemas["Role"]; orgUnit?: string; disabled?: boolean };

export const usersQuery = (filter: UserFilter, limit = 50) =>
  paged(["users", filter, limit], (cursor) => take(api.GET("/api/v1/users", { params: { query: { ...filter, limit, cursor } } })));

export const userQuery = (user: string) =>
  queryOptions({ queryKey: [...root, "user", user], queryFn: () => take(api.GET("/api/v1/users/{user}", { params: { path: { user } } })) });

export const pendingGrantsQuery = paged(["memberships", "pending"], (cursor) =>
  take(api.GET("/api/v1/memberships", { params: { query: { pending: true, limit: 100, cursor } } })),
);

export const pendingIdentitiesQuery = paged(["external-identities", "pending"], (cursor) =>
  take(api.GET("/api/v1/external-identities", { params: { query: { pending: true, limit: 100, cursor } } })),
);

export const apiClientsQuery = (orgUnit: string | undefined) =>
  paged(["api-clients", orgUnit], (cursor) => take(api.GET("/api/v1/api-clients", { params: { query: { orgUnit, limit: 50, cursor } } })));

export const apiClientQuery = (client: string) =>
  queryOptions({
    queryKey: [...root, "api-client", client],
    queryFn: () => take(api.GET("/api/v1/api-clients/{client}", { params: { path: { client } } })),
  });

/** The plan that is being carried out, for the example a program starts from. */
export const planQuery = queryOptions({
  queryKey: [...root, "plan"],
  queryFn: async () => {
    const { items } = await take(api.GET("/api/v1/plans"));
    return (items.find((p) => p.state === "inForce") ?? items[0])?.code ?? "";
  },
  staleTime: 10 * 60_000,
});

/** How the administrator proves to be there: a password, and a code where one is enrolled. */
export const ownProofQuery = queryOptions({
  queryKey: [...root, "own-proof"],
  queryFn: async () => {
    const { hasPassword, hasTotp } = await take(api.GET("/api/v1/account"));
    return { hasPassword, hasTotp };
  },
});

const header = (version: number) => ({ "If-Match": `"${version}"` });
const at = (user: Pick<User, "id" | "version">) => ({ path: { user: user.id }, header: header(user.version) });

export const createUser = (body: Schemas["CreateUserCommand"]) => take(api.POST("/api/v1/users", { body }));

export const updateUser = (user: User, body: Schemas["UpdateUserBody"]) => take(api.PATCH("/api/v1/users/{user}", { params: at(user), body }));

export const resetPassword = (user: User, body: Schemas["ResetPasswordBody"]) =>
  take(api.POST("/api/v1/users/{user}/password-resets", { params: at(user), body }));

export const resetTotp = (user: User, body: Schemas["ResetTotpBody"]) => take(api.POST("/api/v1/users/{user}/totp-resets", { params: at(user), body }));

export const endSessions = (user: User) => take(api.DELETE("/api/v1/users/{user}/sessions", { params: { path: { user: user.id } } }));

export const grantRole = (user: User, body: Schemas["GrantMembershipBody"]) => take(api.POST("/api/v1/users/{user}/memberships", { params: at(user), body }));

const grantAt = (grant: Grant) => ({ path: { user: grant.user.id, membership: grant.id }, header: header(grant.userVersion) });

export const confirmGrant = (grant: Grant) => take(api.POST("/api/v1/users/{user}/memberships/{membership}/confirmation", { params: grantAt(grant) }));

export const revokeGrant = (grant: Grant) => take(api.DELETE("/api/v1/users/{user}/memberships/{membership}", { params: grantAt(grant) }));

export const linkIdentity = (identity: Identity, userId: string | null) =>
  take(api.PUT("/api/v1/external-identities/{identity}/user", { params: { path: { identity: identity.id } }, body: { userId } }));

const clientAt = (client: ApiClient) => ({ path: { client: client.id }, header: header(client.version) });

export const createApiClient = (body: Schemas["CreateApiClientCommand"]) => take(api.POST("/api/v1/api-clients", { body }));

export const updateApiClient = (client: ApiClient, body: Schemas["UpdateApiClientBody"]) =>
  take(api.PATCH("/api/v1/api-clients/{client}", { params: clientAt(client), body }));

export const addSecret = (client: ApiClient, body: Schemas["AddClientSecretBody"]) =>
  take(api.POST("/api/v1/api-clients/{client}/secrets", { params: clientAt(client), body }));

export const revokeSecret = (client: ApiClient, secret: Schemas["ApiClientSecret"]) => {
  const { path, header } = clientAt(client);
  return take(api.DELETE("/api/v1/api-clients/{client}/secrets/{secret}", { params: { path: { ...path, secret: secret.id }, header } }));
};

export const clientCodesQuery = (client: string) =>
  queryOptions({
    queryKey: [...root, "client-codes", client],
    queryFn: () => take(api.GET("/api/v1/api-clients/{client}/codes", { params: { path: { client } } })),
  });

/** All that shall hold. */
export const putClientCodes = (client: ApiClient, version: number, codes: readonly Omit<ClientCode, "name">[]) =>
  take(
    api.PUT("/api/v1/api-clients/{client}/codes", {
      params: { path: { client: client.id }, header: header(version) },
      body: { codes: codes.map(({ kind, plan, ownCode, code }) => ({ kind, plan, ownCode, code })) },
    }),
  );

export const readClientCodes = (client: ApiClient, file: File): Promise<Schemas["ReadClientCodes"]> =>
  upload({
    method: "POST",
    path: `/api/v1/api-clients/${client.id}/codes/readings?format=${file.name.toLowerCase().endsWith(".csv") ? "csv" : "xlsx"}`,
    body: file,
  });
