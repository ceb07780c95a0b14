import { useTranslation } from "react-i18next";
import { LightMark } from "@/ui/light";
import { type EntryLine, isOpen, type Kind, kindOf, kinds } from "./entry-lines";

type Props = { entries: readonly EntryLine[]; chosen: Kind | null; onChoose: (kind: Kind) => void };

/** The kinds of lines of a form that has more than one, each with its number and what is left to do in it. */
export function EntryTabs({ entries, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="entry-tabs" role="group" aria-label={t("entry.kinds")}>
      {kinds.map((kind) => {
        const own = entries.filter(({ line }) => kindOf(line) === kind);
        const open = own.filter(isOpen).length;
        return (
          own.length > 0 && (
            <button key={kind} type="button" aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
              {t(`entry.kind.${kind}`, { count: own.length })}
              {open > 0 && (
                <span className="hits" title={t("entry.open", { count: open })}>
                  <LightMark light="red" />
                  {open}
                </span>
              )}
            </button>
          )
        );
      })}
    </div>
  );
}

/** The kind that is shown at first; null for a form of one kind, which needs no choice. */
export function firstKind(entries: readonly EntryLine[], wanted: string | undefined): Kind | null {
  const there = kinds.filter((kind) => entries.some(({ line }) => kindOf(line) === kind));
  return there.length < 2 ? null : (there.find((kind) => kind === wanted) ?? there[0] ?? null);
}
