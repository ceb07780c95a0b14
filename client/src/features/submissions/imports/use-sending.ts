import { useEffect, useRef, useState } from "react";
import { ApiError } from "@/api/api-error";
import { beginStream, continueStream, formatOf, sendFile } from "./send";

export type Sending =
  | { kind: "idle" }
  | { kind: "refused"; error: ApiError | null }
  | { kind: "sending"; name: string; share: number }
  /** The connection broke; what has arrived is kept. */
  | { kind: "broken"; name: string; file: File; id: string | null };

/** Sends one file, and again from where it broke off. Says where its rows can be looked at once all are there. */
export function useSending(plan: string, onSent: (id: string) => void) {
  const [sending, setSending] = useState<Sending>({ kind: "idle" });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const send = async (file: File, known: string | null = null) => {
    const format = known ? "ndjson" : formatOf(file.name);
    if (!format) {
      setSending({ kind: "refused", error: null });
      return;
    }
    abort.current = new AbortController();
    const { signal } = abort.current;
    const show = (share: number) => setSending({ kind: "sending", name: file.name, share });
    let id = known;
    show(0);
    try {
      if (format === "ndjson") {
        id ??= (await beginStream(plan)).id;
        await continueStream(plan, id, file, show, signal);
      } else {
        id = (await sendFile(plan, format, file, show, signal)).id;
      }
      onSent(id);
    } catch (caught) {
      const error = caught instanceof ApiError ? caught : null;
      if (error?.code === "aborted") {
        setSending({ kind: "idle" });
      } else if (error?.status === 0) {
        setSending({ kind: "broken", name: file.name, file, id });
      } else {
        setSending({ kind: "refused", error: error ?? new ApiError(0, { code: "network" }) });
      }
    }
  };
  return { sending, send, stop: () => abort.current?.abort() };
}
