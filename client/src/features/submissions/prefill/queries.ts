import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";

export type Suggestion = Schemas["SuggestionsSuggestion"];
export type Taking = Schemas["SuggestionsTaking"];

/** Under the submission, so that saving and moving ask it anew. */
export const suggestionsQuery = (plan: string, submission: string) =>
  queryOptions({
    queryKey: ["plans", plan, "submissions", "one", submission, "suggestions"],
    queryFn: () => take(api.GET("/api/v1/plans/{plan}/submissions/{submission}/suggestions", { params: { path: { plan, submission } } })),
  });

export const takeSuggestions = (plan: string, submission: string, version: number, values: string[]) =>
  take(
    api.POST("/api/v1/plans/{plan}/submissions/{submission}/suggestions/takings", {
      params: { path: { plan, submission }, header: { "If-Match": `"${version}"` } },
      body: { values },
    }),
  );

export const chooseReconciliation = (plan: string, valueId: string, reason: string) =>
  take(api.POST("/api/v1/plans/{plan}/reconciliations", { params: { path: { plan } }, body: { valueId, reason } }));

/** The value that may be taken over as it is; none where sources differ and nobody has chosen. */
export const offered = ({ values, differ, chosenId }: Suggestion) => (differ ? values.find((v) => v.id === chosenId) : values[0]);
