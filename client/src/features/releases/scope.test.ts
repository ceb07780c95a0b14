import dayjs from "dayjs";
import { expect, test } from "vitest";
import { beijing, periodsOf, readList, writeList } from "./scope";

const plan = { startYear: 2021, endYear: 2025 };

test("periods that have not begun are not offered, and a finished plan ends with its last year", () => {
  expect(periodsOf(plan, dayjs("2022-05-01"))).toEqual([
    "2022",
    "2022-H1",
    "2022-Q2",
    "2022-Q1",
    "2021",
    "2021-H2",
    "2021-Q4",
    "2021-Q3",
    "2021-H1",
    "2021-Q2",
    "2021-Q1",
  ]);
  expect(periodsOf(plan, dayjs("2026-11-29")).filter((p) => p.length === 4)).toEqual(["2025", "2024", "2023", "2022", "2021"]);
  expect(periodsOf(plan, dayjs("2020-01-01"))).toEqual([]);
});

test("a choice survives the address, all and none too", () => {
  const all = ["1", "2", "12"];
  for (const picked of [[], ["2"], ["1", "12"], all]) {
    expect(readList(writeList(picked, all), all)).toEqual(picked);
  }
  expect(writeList(all, all)).toBeUndefined();
});

test("an embargo is meant in Beijing", () => expect(beijing("2027-01-15T09:00")).toBe("2027-01-15T01:00:00.000Z"));
