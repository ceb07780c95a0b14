import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { IndicatorName } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { markOf } from "./days";
import type { Entry } from "./queries";

/** How many working days are left, or have gone since. */
export function leftWords(entry: Entry, t: TFunction): string {
  const left = entry.workingDaysLeft;
  if (left === null) {
    return "";
  }
  return entry.overdue ? (left < 0 ? t("days.late", { count: -left }) : t("days.overdue")) : left === 0 ? t("days.lastDay") : t("days.left", { count: left });
}

export function unitWords(entry: Entry, t: TFunction): string {
  const [first] = entry.orgUnits;
  return entry.orgUnits.length > 3
    ? t("days.units", { first: first?.shortName, count: entry.orgUnits.length })
    : entry.orgUnits.map((u) => u.shortName).join(t("actor.and"));
}

/** Mark, kind and title; leads to its page. */
export function EntryTitle({ entry, isShort = false }: { entry: Entry; isShort?: boolean }) {
  const { t } = useTranslation();
  const mark = markOf(entry);
  const said = [t(`days.kind.${entry.kind}`), entry.title, unitWords(entry, t), entry.note, leftWords(entry, t)].filter(Boolean).join(" · ");
  const content = (
    <>
      {mark ? <LightMark light={mark} /> : <span className="dot" aria-hidden />}
      <span className="muted">{t(isShort ? `days.short.${entry.kind}` : `days.kind.${entry.kind}`)}</span> <IndicatorName name={entry.title} />
      {entry.overdue && <span className="sr">{t("days.overdue")}</span>}
    </>
  );
  const className = entry.overdue ? "entry overdue" : "entry";
  return entry.page ? (
    <Link className={className} to={entry.page} title={said}>
      {content}
    </Link>
  ) : (
    <span className={className} title={said}>
      {content}
    </span>
  );
}
