import { expect, test } from "vitest";
import { sameQuery } from "./same-query";

test("the order and the way of writing do not matter, what is asked does", () => {
  expect(sameQuery("light=red&q=%E6%B0%B4", "q=水&light=red")).toBe(true);
  expect(sameQuery("q=a+b", "q=a%20b")).toBe(true);
  expect(sameQuery("light=red", "light=red&q=水")).toBe(false);
  expect(sameQuery("", "")).toBe(true);
});
