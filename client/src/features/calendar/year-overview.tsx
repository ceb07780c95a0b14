import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { announced, byDay, iso, isWorked, weeksOf } from "./days";
import { MonthGrid } from "./month-grid";
import type { Entry } from "./queries";

type Props = { year: Dayjs; all: readonly Entry[]; shown: readonly Entry[]; onMonth: (month: Dayjs, day?: string) => void };

/** Twelve small months with how much is due in each; on paper a month has a page. */
export function YearOverview({ year, all, shown, onMonth }: Props) {
  const { t } = useTranslation();
  const months = Array.from({ length: 12 }, (_, i) => year.startOf("year").add(i, "month"));
  return (
    <>
      <div className="year">
        {months.map((month) => (
          <SmallMonth key={month.month()} month={month} all={all} shown={shown.filter((e) => e.day.startsWith(month.format("YYYY-MM")))} onMonth={onMonth} />
        ))}
      </div>
      {months.map((month) => (
        <section key={month.month()} className="print-only a-page">
          <h2>{t("days.month", { year: month.year(), month: month.month() + 1 })}</h2>
          <MonthGrid month={month} all={all} shown={shown} />
        </section>
      ))}
    </>
  );
}

function SmallMonth({ month, all, shown, onMonth }: { month: Dayjs; all: readonly Entry[]; shown: readonly Entry[]; onMonth: Props["onMonth"] }) {
  const { t } = useTranslation();
  const exceptions = announced(all);
  const days = byDay(shown);
  const overdue = shown.filter((e) => e.overdue).length;
  const now = iso(today());
  return (
    <section className="panel small-month">
      <header>
        <h2>
          <button type="button" onClick={() => onMonth(month)}>
            {t("days.monthName", { month: month.month() + 1 })}
          </button>
        </h2>
        <span className="muted">
          {t("days.count", { count: shown.length })}
          {overdue > 0 && <span className="red"> · {t("days.overdueCount", { count: overdue })}</span>}
        </span>
      </header>
      <table>
        <thead>
          <tr>
            {t("days.weekdays")
              .split(" ")
              .map((name) => (
                <th key={name} scope="col" abbr={t("days.weekday", { name })}>
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={iso(week[0] ?? month)}>
              {week.map((day) => {
                const key = iso(day);
                const entries = days.get(key) ?? [];
                if (!day.isSame(month, "month")) {
                  return <td key={key} />;
                }
                return (
                  <td key={key} className={[isWorked(day, exceptions) ? "" : "off", key === now ? "today" : ""].filter(Boolean).join(" ") || undefined}>
                    {entries.length > 0 ? (
                      <button
                        type="button"
                        className={entries.some((e) => e.overdue) ? "overdue" : undefined}
                        aria-label={t("days.dayOf", { month: month.month() + 1, day: day.date(), count: entries.length })}
                        title={t("days.count", { count: entries.length })}
                        onClick={() => onMonth(month, key)}
                      >
                        {day.date()}
                      </button>
                    ) : (
                      day.date()
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
