import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { EmptyState } from "@/ui/states";
import { byDay, iso } from "./days";
import { EntryTitle, leftWords, unitWords } from "./entry-words";
import type { Entry } from "./queries";

/** Day after day, what falls on it. */
export function Agenda({ shown }: { shown: readonly Entry[] }) {
  const { t } = useTranslation();
  if (shown.length === 0) {
    return (
      <div className="panel">
        <EmptyState title={t("days.none")}>{t("days.noneHint")}</EmptyState>
      </div>
    );
  }
  return (
    <section className="panel agenda">
      {[...byDay(shown)].map(([day, entries]) => (
        <section key={day}>
          <DayHeading day={day} count={entries.length} />
          <DayEntries entries={entries} />
        </section>
      ))}
    </section>
  );
}

function DayHeading({ day, count }: { day: string; count: number }) {
  const { t } = useTranslation();
  const isToday = day === iso(today());
  return (
    <h2 className={isToday ? "today" : undefined}>
      {dayWords(day, t)} {isToday && <span className="light tag green">{t("days.today")}</span>} <span className="muted">{count}</span>
    </h2>
  );
}

/** 12月31日 星期四. */
export function dayWords(day: string, t: TFunction): string {
  const date = dayjs(day);
  return t("days.date", {
    month: date.month() + 1,
    day: date.date(),
    weekday: t("days.weekday", { name: t("days.weekdays").split(" ")[(date.day() + 6) % 7] }),
  });
}

export function DayEntries({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  return (
    <ul className="entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryTitle entry={entry} />
          <div className="small">
            <span className="secondary">{unitWords(entry, t)}</span>
            {entry.note && <span className="muted">{entry.note}</span>}
            {entry.workingDaysLeft !== null && <span className={entry.overdue ? "red" : "muted"}>{leftWords(entry, t)}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
