import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import type { Draft } from "../draft";
import { type Submission, submissionQuery } from "../queries";
import { offered, type Suggestion, suggestionsQuery, type Taking, takeSuggestions } from "./queries";

export type Suggestions = {
  /** By line. */
  of: ReadonlyMap<number, Suggestion>;
  /** Those that may be taken over and say something else than what stands there. */
  open: readonly Suggestion[];
  /** What was taken over, stands there still, and is withdrawn by its source; by line. */
  withdrawn: ReadonlyMap<number, Taking>;
  take: (suggestions: readonly Suggestion[]) => Promise<void>;
};

/** What other systems say of the cells of a draft. Taking over is a save: what is typed is saved first, and the answer is read like any other. */
export function useSuggestions(plan: string, draft: Draft, submission: Submission): Suggestions {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const canSave = submission.allowedActions.includes("save");
  const { data } = useQuery({ ...suggestionsQuery(plan, submission.id), enabled: canSave });
  const items = canSave ? data?.items : undefined;
  const of = useMemo(() => new Map((items ?? []).map((s) => [s.lineNo, s])), [items]);
  const open = useMemo(
    () =>
      (items ?? []).filter((s) => {
        const value = offered(s);
        return value !== undefined && submission.lines.find((l) => l.no === s.lineNo)?.value !== value.value;
      }),
    [items, submission],
  );
  const taken = canSave ? data?.taken : undefined;
  const withdrawn = useMemo(() => {
    const latest = new Map((taken ?? []).toReversed().map((t) => [t.lineNo, t]));
    return new Map([...latest].filter(([no, t]) => t.isWithdrawn && submission.lines.find((l) => l.no === no)?.value === t.value));
  }, [taken, submission]);
  const takeOver = async (suggestions: readonly Suggestion[]) => {
    const current = await draft.save();
    const values = suggestions.flatMap((s) => offered(s)?.id ?? []);
    if (!current || values.length === 0) {
      return;
    }
    try {
      await takeSuggestions(plan, current.id, current.version, values);
      draft.receive(await client.fetchQuery({ ...submissionQuery(plan, current.id), staleTime: 0 }));
      void message.success(t("prefill.taken", { count: values.length }));
    } catch (error) {
      void message.error(explain(error, t("state.failed")), 8);
    }
    await client.invalidateQueries({ queryKey: suggestionsQuery(plan, current.id).queryKey });
  };
  return { of, open, withdrawn, take: takeOver };
}
