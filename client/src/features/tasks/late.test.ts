import { expect, test } from "vitest";
import type { Schemas } from "@/api/client";
import { lateOf } from "./late";

const status = (light: Schemas["Light"], progress: number | null = null, plannedProgress: number | null = null) =>
  ({ light, progress, plannedProgress }) as Schemas["Status"];
const task = (code: string, of: Schemas["Status"], commitments: Schemas["Status"][] = []) =>
  ({ code, status: of, commitments: commitments.map((one, i) => ({ id: `${code}-${i}`, status: one })) }) as unknown as Schemas["PlanTask"];

test("the worst come first: red before yellow, then whoever is furthest behind; what is on course is left out", () => {
  const late = lateOf([
    task("1", status("green", 1, 0.9)),
    task("2", status("yellow", 0.8, 0.9)),
    task("3", status("red", 0.7, 0.9)),
    task("4", status("red", 0.2, 0.9)),
    task("5", status("grey")),
  ]);
  expect(late.items.map((x) => x.task.code)).toEqual(["4", "3", "2"]);
  expect([late.tasks, late.grey]).toEqual([3, 1]);
});

test("a task on course with a late promise is listed with it, and not counted late", () => {
  const late = lateOf([task("1", status("green", 1, 0.9), [status("green"), status("yellow"), status("red")])]);
  expect(late.items[0]?.commitments.map((c) => c.status.light)).toEqual(["red", "yellow"]);
  expect(late.tasks).toBe(0);
});
