import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, explain } from "@/api/api-error";
import type { Draft } from "../draft";
import { formatSize } from "./file-size";
import { addEvidence, removeEvidence } from "./queries";

export type Sending = { name: string; share: number };
export type Refused = { name: string; why: string };

const mostBytes = 20 * 1024 * 1024;

/** Adds and removes files between two saves of a draft. What is refused is said file by file and stays until it is closed. */
export function useEvidence(plan: string, draft: Draft) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const refuse = (name: string, why: string) => setRefused((now) => [...now, { name, why }]);
  const say = (error: unknown) => {
    if (error instanceof ApiError && error.status === 0) {
      return t("state.network");
    }
    // Which file it is about has been said.
    const faults = error instanceof ApiError ? error.errors.map((fault) => fault.message).join("；") : "";
    return faults || explain(error, t("state.failed"));
  };

  const add = async (lineNo: number | null, files: readonly File[]) => {
    setRefused([]);
    for (const file of files) {
      if (file.size > mostBytes) {
        refuse(file.name, t("evidence.tooLarge", { size: formatSize(file.size) }));
        continue;
      }
      setSending({ name: file.name, share: 0 });
      try {
        const added = await draft.between((current) => addEvidence(plan, current, lineNo, file, (share) => setSending({ name: file.name, share })));
        if (!added) {
          refuse(file.name, t("evidence.unsaved"));
        }
      } catch (error) {
        refuse(file.name, say(error));
      }
    }
    setSending(null);
  };

  const remove = async (id: string, name: string) => {
    setRefused([]);
    try {
      await draft.between((current) => removeEvidence(plan, current, id));
    } catch (error) {
      refuse(name, say(error));
    }
  };
  return { sending, refused, add, remove, forget: () => setRefused([]) };
}
