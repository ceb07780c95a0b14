import { useTranslation } from "react-i18next";

/** The keys that are worth knowing. */
export function EntryLegend() {
  const { t } = useTranslation();
  return (
    <span className="legend">
      <span>
        <kbd>↑↓</kbd> <kbd>Enter</kbd> {t("entry.keyMove")}
      </span>
      <span>
        <kbd>Ctrl V</kbd> {t("entry.keyPaste")}
      </span>
      <span>
        <kbd>Esc</kbd> {t("entry.keyRevert")}
      </span>
      <span>
        <kbd>Ctrl Z</kbd> {t("entry.keyUndo")}
      </span>
      <span>
        <kbd>F4</kbd> {t("evidence.column")}
      </span>
    </span>
  );
}
