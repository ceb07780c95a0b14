import type { TFunction } from "i18next";
import type { Schemas } from "@/api/client";
import { formatFigure } from "@/lib/format";

/** The figure of a line as it is read: a completion's is done or not. */
export const answerFigure = (t: TFunction, line: Pick<Schemas["SubmissionLine"], "answerKind" | "decimals">, value: number | null | undefined): string =>
  line.answerKind === "completion" && (value === 0 || value === 1)
    ? t(value === 1 ? "details.is.done" : "details.notDone")
    : formatFigure(value, line.decimals);
