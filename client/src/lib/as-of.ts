import dayjs from "dayjs";
import { formatDate, formatInstant } from "./format";

const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The day in Shanghai that an instant lies in. */
export const dayOf = (instant: string): string => day.format(new Date(instant));

/** The day in Shanghai at whose end an instant lies, to the second; null of any other instant. */
function endedBy(instant: string): string | null {
  const at = dayjs(instant);
  const next = day.format(at.add(1, "second").toDate());
  return dayOf(instant) === next ? null : dayOf(instant);
}

/** As of when something is counted: the end of a day is told as that day, any other instant with its hour. */
export function formatAsOf(instant: string): string {
  const ended = endedBy(instant);
  return ended ? formatDate(ended) : formatInstant(instant);
}
