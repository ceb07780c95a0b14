import type { TFunction } from "i18next";
import type { Calendar } from "./queries";

/** 期末后 1 天开放，第 7 个工作日截止，再过 15 天关闭. */
export function sayCalendar(t: TFunction, { opensDays, dueDays, dueDayKind, closesDays }: Calendar): string {
  return [
    opensDays < 0 ? t("calendar.opensBefore", { days: -opensDays }) : t("calendar.opens", { days: opensDays }),
    t(`calendarDue.${dueDayKind}`, { days: dueDays }),
    closesDays === null ? t("calendar.neverCloses") : t("calendar.closes", { days: closesDays }),
  ].join(t("calendar.join"));
}
