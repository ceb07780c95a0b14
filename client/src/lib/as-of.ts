import dayjs from "dayjs";
import { formatDate, formatInstant } from "./format";

const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The day in Shanghai at whose end an instant lies, to the second; null of any other instant. */
function endedBy(instant: string): string | null {
  const at = dayjs(instant);
  const next = day.format(at.add(1, "second").toDate());
  return day.format(at.toDate()) === next ? null : day.format(at.toDate());
}

/** As of when something is counted: the end of a day is told as that day, any other instant with its hour. */
export function formatAsOf(instant: string): string {
  const ended = endedBy(instant);
  return ended ? formatDate(ended) : formatInstant(instant);
}
