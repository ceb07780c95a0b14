import { useTranslation } from "react-i18next";
import { codeOf, type Submission } from "./queries";

/** What the form asked until its task or project was cancelled or merged, and why. */
export function ExcusedLines({ excused }: { excused: Submission["excused"] }) {
  const { t } = useTranslation();
  if (excused.length === 0) {
    return null;
  }
  return (
    <details className="guidance excused">
      <summary>{t("entry.excused", { count: excused.length })}</summary>
      <ul>
        {excused.map((line) => (
          <li key={line.no}>
            {codeOf(line)} {line.title}
            {line.lifecycle && (
              <span className="muted">
                {"　"}
                {line.lifecycle.mergedInto ? t("lifecycle.into", { code: line.lifecycle.mergedInto }) : t(`lifecycle.${line.lifecycle.state}`)} ·{" "}
                {line.lifecycle.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
