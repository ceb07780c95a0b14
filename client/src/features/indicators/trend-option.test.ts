import { expect, test } from "vitest";
import { labelSide } from "./trend-option";

test("a label stands over a peak and under anything else", () => {
  expect([28.9, 30.2, 26.6, 26.3].map((_, i, all) => labelSide(all, i))).toEqual(["bottom", "top", "bottom", "bottom"]);
  expect(labelSide([null, 34, null], 1)).toBe("bottom");
  expect(labelSide([0, 0], 1, 0)).toBe("top");
});
