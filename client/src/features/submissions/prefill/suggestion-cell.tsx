import { useTranslation } from "react-i18next";
import { formatFigure, formatInstant } from "@/lib/format";
import { offered, type Suggestion, type Taking } from "./queries";

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
  const said = value.said && value.said.value !== value.value && t("prefill.said", { figure: formatFigure(value.said.value), unit: value.said.unit });
  const ended = suggestion.ended;
  const why = ended && t(`prefill.ended.${ended.reason}`, { source: ended.source, figure: formatFigure(ended.value, decimals) });
  return (
    <button
      type="button"
      className="chip suggestion"
      tabIndex={-1}
      disabled={isTaken}
      title={[`${value.source} ${t("prefill.fetched", { at: formatInstant(value.fetchedAt) })}`, said, why].filter(Boolean).join("\n")}
      aria-label={[t("prefill.takeOf", { name, words: `${value.source} ${figure}` }), said, why].filter(Boolean).join("，")}
      onClick={onTake}
    >
      <strong>{figure}</strong>
      <span>{said || value.source}</span>
    </button>
  );
}

/** What was taken over stays; that its source has withdrawn it is said beside it. */
export function WithdrawnCell({ taking, decimals }: { taking: Taking; decimals: number }) {
  const { t } = useTranslation();
  const words = t("prefill.withdrawnOf", { source: taking.source, figure: formatFigure(taking.value, decimals) });
  return (
    <span className="chip yellow" title={words}>
      <span aria-hidden="true">{t("prefill.withdrawn")}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
