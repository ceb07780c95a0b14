import { useTranslation } from "react-i18next";
import { answerFigure } from "@/ui/answer";
import { statuses } from "@/ui/line-details";
import type { EntryLine } from "./entry-lines";
import { codeOf } from "./queries";

/** How a line goes in one word, which opens the rest; red while something blocked leaves open how it goes on. */
export function StatusCell({ entry, isReadOnly, onOpen }: { entry: EntryLine; isReadOnly: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const { line, details, unsaid } = entry;
  if (details === null) {
    return null;
  }
  const status = statuses.find((s) => s === details.status);
  const isCompletion = line.answerKind === "completion";
  const isAnswered = isCompletion ? entry.value !== "" : status !== undefined;
  const word =
    isCompletion && isAnswered
      ? answerFigure(t, line, Number(entry.value))
      : status
        ? t(`details.is.${status}`)
        : t(isReadOnly ? "details.see" : "details.fill");
  return (
    <button
      type="button"
      className={unsaid.length > 0 ? "clip red" : isAnswered ? "clip" : "clip none"}
      tabIndex={-1}
      aria-label={t("details.of", { name: `${codeOf(line)} ${line.title}`, word })}
      title={unsaid.length > 0 ? t("details.missingOf", { names: unsaid.map((d) => t(`details.${d}`)).join(t("grid.and")) }) : undefined}
      onClick={onOpen}
    >
      {word}
      {unsaid.length > 0 && " ■"}
    </button>
  );
}
