import { CheckOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Light, LightMark } from "@/ui/light";
import { type EntryLine, explanationLength, isRequired } from "./entry-lines";

/** What the checks say of a line: a word with its mark, and what to do. */
export function EntryCheck({ entry, onExplain }: { entry: EntryLine; onExplain: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { standing, line, refusal } = entry;
  const say = (light: Light, word: string, text: ReactNode) => (
    <span className={`check ${light}`}>
      <LightMark light={light} />
      <strong>{word}</strong>
      {text && <span>{text}</span>}
    </span>
  );
  const messages = (severity: string) =>
    line.checks
      .filter((check) => check.severity === severity)
      .map((check) => check.message)
      .join(" ");
  const words: Record<EntryLine["standing"], () => ReactNode> = {
    unreadable: () => say("red", t("entry.blocking"), t("grid.notAFigure")),
    refused: () => say("red", t("entry.blocking"), refusal),
    unsaved: () => <span className="muted">{t("entry.checking")}</span>,
    blank: () => (
      <span className="check muted">
        <LightMark light="grey" />
        {isRequired(entry) ? t("entry.required") : t("entry.unfilled")}
      </span>
    ),
    blocking: () => say("red", t("entry.blocking"), messages("blocking")),
    querying: () => say("yellow", t("entry.querying"), messages("querying")),
    passed: () => (
      <span className="check green">
        <CheckOutlined />
        {t("entry.passed")}
      </span>
    ),
  };
  return (
    <>
      {words[standing]()}
      {onExplain && (
        <button type="button" className="explain" tabIndex={-1} onClick={onExplain}>
          {t("entry.explain")}
        </button>
      )}
    </>
  );
}

/** Beside an explanation: what it takes, while a check asks for one. */
export function ExplanationHint({ entry }: { entry: EntryLine }) {
  const { t } = useTranslation();
  if (entry.standing !== "querying") {
    return null;
  }
  return <>{entry.fault ?? t("entry.explanationNeeds", { min: explanationLength, count: entry.explanation.trim().length })}</>;
}
