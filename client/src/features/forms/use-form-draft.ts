import { useEffect, useState } from "react";
import { ApiError } from "@/api/api-error";
import { type Draft, draftOf, emptyDraft, Refusal, toDefinition } from "./form-draft";
import { discardDraft, type Form, readForm, saveDraft } from "./queries";

const written = (draft: Draft | null) => (draft ? JSON.stringify(toDefinition(draft)) : "");

/** What is being edited, and the form as it was when editing began: a save goes over that and nothing newer. */
type Editing = { base: Form; draft: Draft | null; kept: string };

function begin(form: Form, mayEdit: boolean): Editing {
  const draft = form.draft ? draftOf(form.draft) : mayEdit && !form.inForce ? emptyDraft : null;
  return { base: form, draft, kept: written(draft) };
}

const isSameDraft = (a: Form, b: Form) => JSON.stringify(a.draft) === JSON.stringify(b.draft) && a.inForce?.no === b.inForce?.no;

/** The draft of a form on its way from the server and back. */
export function useFormDraft(plan: string, form: Form, mayEdit: boolean) {
  const [editing, setEditing] = useState(() => begin(form, mayEdit));
  const [refusal, setRefusal] = useState(new Refusal());
  const [isBusy, setIsBusy] = useState(false);
  const { base, draft, kept } = editing;
  const isDirty = written(draft) !== kept;
  const reset = (next: Form) => {
    setEditing(begin(next, mayEdit));
    setRefusal(new Refusal());
  };
  // Read anew meanwhile: a new name only moves the base; another's draft is taken over where nothing of one's own is lost.
  useEffect(() => {
    if (form !== base && isSameDraft(form, base)) {
      setEditing((now) => ({ ...now, base: form }));
    } else if (form.version > base.version && !isDirty) {
      reset(form);
    }
  }, [form]);
  const act = async (done: () => Promise<Form>, sent?: Draft): Promise<Form | null> => {
    setIsBusy(true);
    try {
      const next = await done();
      if (sent) {
        setEditing((now) => ({ base: next, draft: now.draft, kept: written(sent) }));
        setRefusal(new Refusal());
      } else {
        reset(next);
      }
      return next;
    } catch (error) {
      setRefusal(new Refusal(error, sent));
      return null;
    } finally {
      setIsBusy(false);
    }
  };
  return {
    base,
    draft,
    isDirty,
    isBusy,
    refusal,
    isStale: refusal.error instanceof ApiError && refusal.error.status === 412,
    change: (part: Partial<Draft>) => setEditing((now) => (now.draft ? { ...now, draft: { ...now.draft, ...part } } : now)),
    start: () => {
      if (form.inForce) {
        const copy = draftOf(form.inForce);
        setEditing({ base: form, draft: copy, kept: written(copy) });
      }
    },
    save: () => (draft ? act(() => saveDraft(plan, base, toDefinition(draft)), draft) : Promise.resolve(null)),
    /** Over what somebody else has saved meanwhile, knowing it. */
    saveOver: () => (draft ? act(async () => saveDraft(plan, await readForm(plan, form.code), toDefinition(draft)), draft) : Promise.resolve(null)),
    discard: () => act(() => discardDraft(plan, base)),
    reload: () => act(() => readForm(plan, form.code)),
    reset,
  };
}

export type FormDraft = ReturnType<typeof useFormDraft>;
