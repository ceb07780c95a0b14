import dayjs from "dayjs";
import { expect, it } from "vitest";
import { announced, iso, isWorked, markOf, monthOf, shownOf, weeksOf, workingDays } from "./days";
import type { Entry } from "./queries";

const entry = (over: Partial<Entry>): Entry => ({
  id: "x",
  day: "2026-10-01",
  kind: "milestone",
  title: "5.1 美丽河湖",
  note: null,
  orgUnits: [],
  done: false,
  overdue: false,
  workingDaysLeft: 9,
  page: null,
  ...over,
});

it("weeks go from Monday to Sunday and hold every day of every month once", () => {
  for (let m = 0; m < 240; m++) {
    const month = dayjs("2016-01-01").add(m, "month");
    const weeks = weeksOf(month);
    expect(weeks.every((week) => week.length === 7 && week[0]?.day() === 1 && week[6]?.day() === 0)).toBe(true);
    const within = weeks.flat().filter((day) => day.isSame(month, "month"));
    expect(within.map((day) => day.date())).toEqual(Array.from({ length: month.daysInMonth() }, (_, i) => i + 1));
    expect([weeks[0], weeks.at(-1)].every((week) => week?.some((day) => day.isSame(month, "month")))).toBe(true);
  }
});

it("counts announced days off and worked weekend days", () => {
  const exceptions = announced([
    ...["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"].map((day) => entry({ day, kind: "restDay" })),
    entry({ day: "2026-10-10", kind: "workDay" }),
  ]);
  expect([isWorked(dayjs("2026-10-01"), exceptions), isWorked(dayjs("2026-10-10"), exceptions), isWorked(dayjs("2026-10-11"), exceptions)]).toEqual([
    false,
    true,
    false,
  ]);
  expect(workingDays(dayjs("2026-10-01"), dayjs("2026-10-30"), exceptions)).toEqual({ all: 18, left: 1 });
});

it("marks what is overdue, soon due, done and still to come, and nothing that asks for nothing", () => {
  const marks = [{ overdue: true }, { workingDaysLeft: 5 }, { done: true }, { workingDaysLeft: 6 }, { done: null }].map((over) => markOf(entry(over)));
  expect(marks).toEqual(["red", "yellow", "green", "grey", null]);
});

it("reads a month of an address, and takes the other where it is none", () => {
  const other = dayjs("2026-11-28");
  expect(["2025-02", undefined, "2025-13", "x"].map((text) => iso(monthOf(text, other)))).toEqual(["2025-02-01", "2026-11-01", "2026-11-01", "2026-11-01"]);
});

it("filters by kind and never shows days off as entries", () => {
  const all = [entry({}), entry({ kind: "restDay" }), entry({ kind: "commitment" })];
  expect([shownOf(all, []).length, shownOf(all, ["commitment"]).length]).toEqual([2, 1]);
});
