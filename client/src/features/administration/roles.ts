import type { Schemas } from "@/api/client";

export type Role = Schemas["Role"];

export const roles = [
  "drafter",
  "approver",
  "reviewer",
  "finalizer",
  "planAdministrator",
  "securityAdministrator",
  "auditor",
] as const satisfies readonly Role[];

/** The server decides; these only keep a form from offering what it would refuse. */
export const isOfAreas = (role: Role) => role === "drafter" || role === "approver";

export const isArea = (kind: Schemas["OrgUnitKind"]) => kind === "county" || kind === "committee";

export const fits = (role: Role, kind: Schemas["OrgUnitKind"]) => kind === "department" || (isOfAreas(role) && isArea(kind));

export const isDeciding = (role: Role) => role === "approver" || role === "reviewer" || role === "finalizer";

/** 三权分立: whoever holds one of these holds none of the others. */
export const isApart = (role: Role) => role === "planAdministrator" || role === "securityAdministrator" || role === "auditor";
