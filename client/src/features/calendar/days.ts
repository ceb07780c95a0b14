import dayjs, { type Dayjs } from "dayjs";
import { dayOffKinds } from "@/api/calendar-kinds";
import type { Light } from "@/ui/light";
import type { Entry, Kind } from "./queries";

/** Not filtered. */
export const isDayOff = (kind: Kind): boolean => dayOffKinds.includes(kind);

/** Working days within which what is open is marked. */
const soon = 5;

export const iso = (day: Dayjs): string => day.format("YYYY-MM-DD");

/** The month named in an address, or another where it names none. */
export function monthOf(text: string | undefined, otherwise: Dayjs): Dayjs {
  const day = dayjs(/^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? "") ? `${text}-01` : "");
  return day.isValid() ? day : otherwise.startOf("month");
}

/** The weeks that a month touches, each from Monday to Sunday. */
export function weeksOf(month: Dayjs): Dayjs[][] {
  const first = month.startOf("month");
  const start = first.subtract((first.day() + 6) % 7, "day");
  const count = Math.ceil((month.endOf("month").startOf("day").diff(start, "day") + 1) / 7);
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (_day, i) => start.add(week * 7 + i, "day")));
}

/** What is announced of a day that is not what its day of the week says. */
export const announced = (entries: readonly Entry[]): Map<string, Entry> => new Map(entries.filter((e) => isDayOff(e.kind)).map((e) => [e.day, e]));

export function isWorked(day: Dayjs, exceptions: ReadonlyMap<string, Entry>): boolean {
  const exception = exceptions.get(iso(day));
  return exception ? exception.kind === "workDay" : day.day() !== 0 && day.day() !== 6;
}

/** Working days of a month, and how many of them are still to come, today's included. */
export function workingDays(month: Dayjs, today: Dayjs, exceptions: ReadonlyMap<string, Entry>): { all: number; left: number } {
  const days = Array.from({ length: month.daysInMonth() }, (_, i) => month.startOf("month").add(i, "day")).filter((day) => isWorked(day, exceptions));
  return { all: days.length, left: days.filter((day) => !day.isBefore(today, "day")).length };
}

/** What is filtered by kind, without days off. */
export const shownOf = (entries: readonly Entry[], pressed: readonly string[]): Entry[] =>
  entries.filter((e) => !isDayOff(e.kind) && (pressed.length === 0 || pressed.includes(e.kind)));

export function byDay(entries: readonly Entry[]): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  }
  return days;
}

/** Overdue, soon due, done, or still to come; none where there is nothing to be done. */
export function markOf(entry: Entry): Light | null {
  if (entry.done === null) {
    return null;
  }
  return entry.done ? "green" : entry.overdue ? "red" : (entry.workingDaysLeft ?? soon + 1) <= soon ? "yellow" : "grey";
}
