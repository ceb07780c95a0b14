import { expect, test } from "vitest";
import { axisFrom } from "./axis";

test.each([
  [[26.3, 26.6, 28.9, 30.2], { min: 24, max: 32, interval: 2 }],
  [[34, 26], { min: 25, max: 35, interval: 5 }],
  [[100, 100], { min: 90, max: 110, interval: 5 }],
  [[0, 2], { min: 0, max: 3, interval: 1 }],
  [[0.85, 0.6], { min: 0.5, max: 0.9, interval: 0.1 }],
  [[-3, 4], { min: -5, max: 5, interval: 5 }],
])("the axis of %j stands on round steps", (values, expected) => {
  expect(axisFrom(values)).toEqual(expected);
});

test("a share ends at 100, unless it is more", () => {
  expect(axisFrom([97, 100], 100).max).toBe(100);
  expect(axisFrom([97, 103], 100).max).toBeGreaterThan(103);
});
