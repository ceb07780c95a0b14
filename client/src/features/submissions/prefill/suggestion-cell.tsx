import { useTranslation } from "react-i18next";
import { formatFigure, formatInstant } from "@/lib/format";
import { offered, type Suggestion } from "./queries";

type Props = { suggestion: Suggestion; name: string; decimals: number; isTaken: boolean; onTake: () => void; onCompare: () => void };

/** A suggestion beside its cell: one press takes it over, or opens what differs. */
export function SuggestionCell({ suggestion, name, decimals, isTaken, onTake, onCompare }: Props) {
  const { t } = useTranslation();
  const value = offered(suggestion);
  if (!value) {
    return (
      <button type="button" className="chip suggestion yellow" tabIndex={-1} aria-label={t("prefill.differOf", { name })} onClick={onCompare}>
        {t("prefill.differ")}
      </button>
    );
  }
  const figure = formatFigure(value.value, decimals);
  return (
    <button
      type="button"
      className="chip suggestion"
      tabIndex={-1}
      disabled={isTaken}
      title={`${value.source} ${t("prefill.fetched", { at: formatInstant(value.fetchedAt) })}`}
      aria-label={t("prefill.takeOf", { name, words: `${value.source} ${figure}` })}
      onClick={onTake}
    >
      <strong>{figure}</strong>
      <span>{value.source}</span>
    </button>
  );
}
