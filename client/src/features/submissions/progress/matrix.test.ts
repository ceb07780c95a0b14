import dayjs from "dayjs";
import { describe, expect, it } from "vitest";
import { submission } from "@/testing/builders";
import { canBeReminded, cellsOf, columnsOf, lightOf, toMatrix } from "./matrix";
import type { Owed } from "./queries";

const unit = (code: string): Owed["orgUnit"] => ({ code, name: code, shortName: code, kind: "county" });
const owed = (code: string, form: string, period: string, over: Partial<Owed> = {}): Owed =>
  submission({
    id: `${code} ${form} ${period}`,
    orgUnit: unit(code),
    form: { ...submission().form, code: form, name: form, frequency: form === "air" ? "month" : "year" },
    period,
    ...over,
  });
const everything = { form: undefined, period: undefined, unit: undefined, isLate: false };
const all = [
  owed("kaihua", "forest", "2024", { step: null, state: "approved" }),
  owed("kaihua", "air", "2024-02", { overdue: true }),
  owed("kaihua", "air", "2024-01", { step: "countyApproval", state: "submitted" }),
  owed("kecheng", "air", "2024-01", { overdue: true }),
];

describe("toMatrix", () => {
  it("has a column for each period of each form, the most frequent form and the earliest period first", () => {
    expect(columnsOf(toMatrix(all, everything)).map((c) => c.key)).toEqual(["air 2024-01", "air 2024-02", "forest 2024"]);
  });

  it("counts how many of how many are in, by unit and by column", () => {
    const matrix = toMatrix(all, everything);
    expect(matrix.rows.map((r) => [r.orgUnit.code, r.in, r.total])).toEqual([
      ["kaihua", 2, 3],
      ["kecheng", 0, 1],
    ]);
    expect(columnsOf(matrix).map((c) => [c.in, c.total])).toEqual([
      [1, 2],
      [0, 1],
      [1, 1],
    ]);
  });

  it("leaves out rows and columns with nothing late, when only the late are asked for", () => {
    const matrix = toMatrix(all, { ...everything, isLate: true });
    expect(columnsOf(matrix).map((c) => c.key)).toEqual(["air 2024-01", "air 2024-02"]);
    expect(cellsOf(matrix).map((o) => o.id)).toEqual(["kaihua air 2024-02", "kecheng air 2024-01"]);
    expect(toMatrix(all, { ...everything, unit: "kecheng" }).rows).toHaveLength(1);
  });
});

describe("lightOf", () => {
  const today = dayjs("2025-01-28");
  it.each([
    [{ step: "countyApproval", state: "submitted", overdue: false }, "green"],
    [{ overdue: true }, "red"],
    [{ dueOn: "2025-01-31" }, "yellow"],
    [{ dueOn: "2025-02-01" }, "grey"],
    [{ dueOn: "2025-02-20", state: "returned" }, "yellow"],
  ] as const)("%j is %s", (over, light) => {
    expect(lightOf(submission(over), today)).toBe(light);
  });
});

it("reminds of what the unit has and can write into", () => {
  expect([canBeReminded(submission()), canBeReminded(submission({ lock: "closed" })), canBeReminded(submission({ step: "countyApproval" }))]).toEqual([
    true,
    false,
    false,
  ]);
});
