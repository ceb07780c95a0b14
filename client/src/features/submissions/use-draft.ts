import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "@/api/api-error";
import { formatFigure } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { type Line, type Submission, saveLines } from "./queries";

/** What was typed and is not yet on the server, by indicator. */
export type Edits = Record<string, { value?: string; explanation?: string }>;

type SaveState = { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: Date } | { kind: "failed"; error: ApiError };

const idleBeforeSave = 1500;

/** What stands in a line's cell: what was typed, else the saved figure with its decimals. */
export const textOf = (line: Line, edits: Edits): string =>
  edits[line.indicatorCode ?? ""]?.value ?? (line.value === null ? "" : formatFigure(line.value, line.decimals).replace("−", "-"));

/** Turns edits into lines; cells that cannot be read stay behind, marked, until they can. */
export function toLines(edits: Edits) {
  return Object.entries(edits).flatMap(([indicatorCode, edit]) => {
    const parsed = edit.value === undefined ? undefined : parseFigure(edit.value);
    const value = parsed === undefined || parsed.kind === "unreadable" ? undefined : parsed.kind === "empty" ? null : parsed.value;
    return value === undefined && edit.explanation === undefined
      ? []
      : [{ indicatorCode, value, explanation: edit.explanation === undefined ? undefined : edit.explanation.trim() || null }];
  });
}

/** Drops what has been saved and not been typed over since. */
export function withoutSaved(now: Edits, sent: Edits): Edits {
  return Object.fromEntries(
    Object.entries(now).flatMap(([code, edit]) => {
      const before = sent[code];
      const left = {
        ...(edit.value !== undefined && (edit.value !== before?.value || parseFigure(edit.value).kind === "unreadable") ? { value: edit.value } : {}),
        ...(edit.explanation !== undefined && edit.explanation !== before?.explanation ? { explanation: edit.explanation } : {}),
      };
      return Object.keys(left).length > 0 ? [[code, left] as const] : [];
    }),
  );
}

/** Edits of a draft with saving by itself after a pause. A conflict stops it until the person has chosen; nothing typed is lost. */
export function useDraft(plan: string, submission: Submission) {
  const [edits, setEdits] = useState<Edits>({});
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const isSaving = useRef(false);

  const save = useCallback(async (): Promise<Submission | null> => {
    const sent = edits;
    const lines = toLines(sent);
    if (lines.length === 0 || isSaving.current) {
      return submission;
    }
    isSaving.current = true;
    setState({ kind: "saving" });
    try {
      const saved = await saveLines(plan, submission, lines);
      setEdits((now) => withoutSaved(now, sent));
      setState({ kind: "saved", at: new Date() });
      return saved;
    } catch (error) {
      setState({ kind: "failed", error: error instanceof ApiError ? error : new ApiError(0, { code: "network" }) });
      return null;
    } finally {
      isSaving.current = false;
    }
  }, [edits, plan, submission]);

  useEffect(() => {
    if (toLines(edits).length === 0 || state.kind === "saving" || (state.kind === "failed" && state.error.code === "stale_version")) {
      return;
    }
    const timer = setTimeout(() => void save(), idleBeforeSave);
    return () => clearTimeout(timer);
  }, [edits, save, state]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (Object.keys(edits).length > 0) {
        event.preventDefault();
      }
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [edits]);

  /** A cell typed back to what the server has is no edit any more, unless something else is on its way there. */
  const edit = (line: Line, change: Edits[string]) =>
    setEdits((now) => {
      const code = line.indicatorCode ?? "";
      const { [code]: before, ...others } = now;
      const after = { ...before, ...change };
      if (!isSaving.current && after.value === textOf(line, {})) {
        delete after.value;
      }
      return after.value === undefined && after.explanation === undefined ? others : { ...others, [code]: after };
    });
  const discard = () => {
    setEdits({});
    setState({ kind: "idle" });
  };
  /** After a conflict: go on with what was typed, on top of what the other person saved. */
  const keepMine = () => setState({ kind: "idle" });
  return { edits, edit, setEdits, save, discard, keepMine, state, isDirty: Object.keys(edits).length > 0 };
}
