import type { Schemas } from "@/api/client";
import type { ApiClient } from "./queries";

/** A program as it stands in the form: lists as the text they are typed in. */
export type ClientDraft = {
  name: string;
  orgUnit: string | null;
  responsibleUserId: string | null;
  scopes: string[];
  forms: string;
  networks: string;
  expiresOn: string;
  proof: "secret" | "keys";
  publicKeys: string;
};

export const emptyDraft: ClientDraft = {
  name: "",
  orgUnit: null,
  responsibleUserId: null,
  scopes: ["plan:read", "submissions:write"],
  forms: "",
  networks: "",
  expiresOn: "",
  proof: "secret",
  publicKeys: "",
};

export const draftOf = (client: ApiClient): ClientDraft => ({
  name: client.name,
  orgUnit: client.orgUnit.code,
  responsibleUserId: client.responsibleUser.id,
  scopes: [...client.scopes],
  forms: client.forms.join(" "),
  networks: client.networks.join("\n"),
  expiresOn: client.expiresOn ?? "",
  proof: client.publicKeys ? "keys" : "secret",
  publicKeys: client.publicKeys ?? "",
});

const words = (text: string) => text.split(/[\s,，、;；]+/).filter(Boolean);

/** What both the making and the changing of a program say. */
const said = (draft: ClientDraft) => ({
  name: draft.name.trim(),
  scopes: draft.scopes,
  forms: words(draft.forms),
  networks: words(draft.networks),
  expiresOn: draft.expiresOn || null,
  publicKeys: draft.proof === "keys" ? draft.publicKeys.trim() : null,
});

export const isComplete = (draft: ClientDraft) =>
  draft.name.trim() !== "" &&
  draft.orgUnit !== null &&
  draft.responsibleUserId !== null &&
  draft.scopes.length > 0 &&
  (draft.proof === "secret" || draft.publicKeys.trim() !== "");

export const toCommand = (draft: ClientDraft): Schemas["CreateApiClientCommand"] => ({
  ...said(draft),
  orgUnit: draft.orgUnit ?? "",
  responsibleUserId: draft.responsibleUserId ?? "",
});

export const toChange = (draft: ClientDraft): Schemas["UpdateApiClientBody"] => ({ ...said(draft), responsibleUserId: draft.responsibleUserId });
