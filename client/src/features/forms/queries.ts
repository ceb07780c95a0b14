import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { queryClient } from "@/api/query-client";

export type Form = Schemas["Form"];
export type FormSummary = Schemas["FormSummary"];
export type Version = Schemas["FormFormVersion"];
export type Calendar = Pick<Version, "opensDays" | "dueDays" | "dueDayKind" | "closesDays">;
export type Trial = Schemas["RuleTrial"];

export const frequencies = ["week", "month", "quarter", "halfYear", "year"] as const satisfies readonly Schemas["Frequency"][];

const keys = {
  all: (plan: string) => ["plans", plan, "forms"] as const,
  one: (plan: string, form: string) => [...keys.all(plan), "one", form] as const,
};

const at = (plan: string, form: string) => ({ path: { plan, form } });

export const formsQuery = (plan: string) =>
  queryOptions({
    queryKey: [...keys.all(plan), "list"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/forms", { params: { path: { plan }, query: { limit: 500 } } })),
  });

export const formQuery = (plan: string, form: string) =>
  queryOptions({
    queryKey: keys.one(plan, form),
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/forms/{form}", { params: at(plan, form) })),
  });

/** A published version never changes. */
export const versionQuery = (plan: string, form: string, no: number) =>
  queryOptions({
    queryKey: [...keys.one(plan, form), "version", no],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/forms/{form}/versions/{no}", { params: { path: { plan, form, no } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The days on which the next periods would open, be due and close; the days before stay until the new ones are there. */
export const datesQuery = (plan: string, form: string, { closesDays, ...calendar }: Calendar) =>
  queryOptions({
    queryKey: [...keys.one(plan, form), "dates", calendar, closesDays],
    queryFn: () =>
      take(
        api.GET("/api/v1/plans/{plan}/forms/{form}/dates", {
          params: { ...at(plan, form), query: { ...calendar, ...(closesDays !== null && { closesDays }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const publicationQuery = (plan: string, form: Form) =>
  queryOptions({
    queryKey: [...keys.one(plan, form.code), "publication", form.version],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/forms/{form}/publication", { params: at(plan, form.code) })),
    staleTime: 0,
  });

/** The rules of the draft, or of the version in force, on submissions there are. It asks, though it is a POST. */
export const trialQuery = (plan: string, form: Form, orgUnit: string | undefined, limit: number) =>
  queryOptions({
    queryKey: [...keys.one(plan, form.code), "trial", form.version, orgUnit, limit],
    queryFn: () =>
      take(
        api.POST("/api/v1/plans/{plan}/forms/{form}/rule-trials", {
          params: at(plan, form.code),
          body: { limit, ...(orgUnit && { orgUnit }) },
        }),
      ),
    placeholderData: keepPreviousData,
  });

const ifMatch = ({ version }: Form) => ({ header: { "If-Match": `"${version}"` } });

/** What was answered stands at once; lists, and submissions that were opened, are asked anew. */
async function keep(plan: string, form: Form): Promise<Form> {
  queryClient.setQueryData(keys.one(plan, form.code), form);
  await queryClient.invalidateQueries({ queryKey: [...keys.all(plan), "list"] });
  return form;
}

export const createForm = async (plan: string, body: Schemas["CreateFormBody"]) =>
  keep(plan, await take(api.POST("/api/v1/plans/{plan}/forms", { params: { path: { plan } }, body })));

export const updateForm = async (plan: string, form: Form, body: Schemas["UpdateFormBody"]) =>
  keep(plan, await take(api.PATCH("/api/v1/plans/{plan}/forms/{form}", { params: { ...at(plan, form.code), ...ifMatch(form) }, body })));

export const saveDraft = async (plan: string, form: Form, body: Schemas["FormDefinition"]) =>
  keep(plan, await take(api.PUT("/api/v1/plans/{plan}/forms/{form}/draft", { params: { ...at(plan, form.code), ...ifMatch(form) }, body })));

export const discardDraft = async (plan: string, form: Form) =>
  keep(plan, await take(api.DELETE("/api/v1/plans/{plan}/forms/{form}/draft", { params: { ...at(plan, form.code), ...ifMatch(form) } })));

/** Publishing opens what is owed: everything read of the plan may be older than that. What it would do is no question any more. */
export async function publishForm(plan: string, form: Form): Promise<Form> {
  const published = await take(api.POST("/api/v1/plans/{plan}/forms/{form}/publication", { params: { ...at(plan, form.code), ...ifMatch(form) } }));
  queryClient.setQueryData(keys.one(plan, form.code), published);
  await queryClient.invalidateQueries({ queryKey: ["plans", plan], predicate: (query) => !query.queryKey.includes("publication") });
  return published;
}

export const readForm = (plan: string, form: string): Promise<Form> => queryClient.fetchQuery({ ...formQuery(plan, form), staleTime: 0, retry: false });
