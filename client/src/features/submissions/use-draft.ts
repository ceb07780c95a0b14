import { useEffect, useState, useSyncExternalStore } from "react";
import { Draft } from "./draft";
import type { Submission } from "./queries";

/** A draft for as long as its page is open: what the server says reaches it, and so does the end of a lost connection. */
export function useDraft(plan: string, user: string, submission: Submission) {
  const [draft] = useState(() => new Draft(plan, user, submission));
  const state = useSyncExternalStore(draft.subscribe, draft.read);
  useEffect(() => draft.receive(submission), [draft, submission]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (draft.isDirty) {
        event.preventDefault();
      }
    };
    const resume = () => void draft.save();
    window.addEventListener("beforeunload", ask);
    window.addEventListener("online", resume);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("online", resume);
    };
  }, [draft]);
  return { draft, state };
}
