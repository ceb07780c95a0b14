import type { Dayjs } from "dayjs";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { announced, byDay, iso, isWorked, markOf, weeksOf } from "./days";
import { EntryTitle } from "./entry-words";
import type { Entry } from "./queries";

type Props = {
  month: Dayjs;
  /** Of these days, days off among them. */
  all: readonly Entry[];
  shown: readonly Entry[];
  openDay?: string | undefined;
  onDay?: (day: string) => void;
};

/** So many stand in a day's cell; the others behind its number. */
const most = 4;

/** One month, Monday first: days off shaded, worked weekend days marked 班. */
export function MonthGrid({ month, all, shown, openDay, onDay }: Props) {
  const { t } = useTranslation();
  const exceptions = announced(all);
  const days = byDay(shown);
  const now = iso(today());
  const weeks = weeksOf(month);
  return (
    <table className="month" style={{ "--weeks": weeks.length } as CSSProperties}>
      <thead>
        <tr>
          {t("days.weekdays")
            .split(" ")
            .map((name, i) => (
              <th key={name} scope="col" abbr={t("days.weekday", { name })} className={i > 4 ? "off" : undefined}>
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={iso(week[0] ?? month)}>
            {week.map((day) => {
              const key = iso(day);
              const entries = day.isSame(month, "month") ? (days.get(key) ?? []) : [];
              const className = [
                isWorked(day, exceptions) ? "" : "off",
                day.isSame(month, "month") ? "" : "outside",
                key === now ? "today" : "",
                key === openDay ? "open" : "",
              ].filter(Boolean);
              return (
                <td key={key} className={className.join(" ") || undefined} aria-current={key === now ? "date" : undefined}>
                  {day.isSame(month, "month") && (
                    <DayCell day={day} exception={exceptions.get(key)} entries={entries} onOpen={onDay && entries.length > 0 ? () => onDay(key) : undefined} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({
  day,
  exception,
  entries,
  onOpen,
}: {
  day: Dayjs;
  exception: Entry | undefined;
  entries: readonly Entry[];
  onOpen: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const overdue = entries.filter((e) => markOf(e) === "red").length;
  // The one more would take the place of the line that says so.
  const first = entries.length > most ? entries.slice(0, most - 1) : entries;
  const label = t("days.dayOf", { month: day.month() + 1, day: day.date(), count: entries.length });
  return (
    <>
      <div className="day-head">
        {onOpen ? (
          <button type="button" className="day-number" aria-label={label} onClick={onOpen}>
            {day.date()}
          </button>
        ) : (
          <span className="day-number">{day.date()}</span>
        )}
        {exception && (
          <span className={exception.kind === "restDay" ? "rest" : "work"} title={exception.title}>
            <b>{t(`days.short.${exception.kind}`)}</b> {exception.title}
          </span>
        )}
      </div>
      {entries.length > 0 && (
        <>
          {onOpen && (
            <button type="button" className={overdue > 0 ? "tally overdue" : "tally"} aria-label={label} onClick={onOpen}>
              {entries.length}
            </button>
          )}
          <ul>
            {first.map((entry) => (
              <li key={entry.id}>
                <EntryTitle entry={entry} isShort />
              </li>
            ))}
            {first.length < entries.length && (
              <li>
                {onOpen ? (
                  <button type="button" className="rest-of" onClick={onOpen}>
                    {t("days.rest", { count: entries.length - first.length })}
                  </button>
                ) : (
                  <span className="muted">{t("days.rest", { count: entries.length - first.length })}</span>
                )}
              </li>
            )}
          </ul>
        </>
      )}
    </>
  );
}
