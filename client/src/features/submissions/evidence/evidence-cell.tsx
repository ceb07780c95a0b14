import { PaperClipOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

type Props = { count: number; isRequired: boolean; isMissing: boolean; name: string; onOpen: () => void };

/** A line's files as a clip and their number; where one is asked for and missing, the word instead. */
export function EvidenceCell({ count, isRequired, isMissing, name, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={isMissing ? "clip red" : count > 0 ? "clip" : "clip none"}
      tabIndex={-1}
      aria-label={t("evidence.of", { name, count })}
      onClick={onOpen}
    >
      <PaperClipOutlined />
      {count > 0 ? count : isRequired ? t("evidence.must") : ""}
    </button>
  );
}
