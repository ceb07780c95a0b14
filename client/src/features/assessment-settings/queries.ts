import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Settings = Schemas["AssessmentSettings"];
export type SettingsBody = Schemas["UpdateAssessmentSettingsBody"];

export const settingsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plans", plan, "assessment-settings"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/assessment-settings", { params: { path: { plan } } })),
  });

export const updateSettings = (plan: string, { version }: Settings, body: SettingsBody) =>
  take(api.PATCH("/api/v1/plans/{plan}/assessment-settings", { params: { path: { plan }, header: { "If-Match": `"${version}"` } }, body }));
