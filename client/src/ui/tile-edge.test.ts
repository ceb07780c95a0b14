import { expect, test } from "vitest";
import { tileEdge } from "./tile-edge";

test.each([
  [{ red: 3, yellow: 0, green: 17, grey: 0 }, "red"],
  [{ red: 2, yellow: 1, green: 17, grey: 0 }, "green"],
  [{ red: 2, yellow: 2, green: 16, grey: 0 }, "yellow"],
  [{ red: 0, yellow: 4, green: 16, grey: 0 }, "yellow"],
  [{ red: 0, yellow: 0, green: 1, grey: 19 }, "green"],
  [{ red: 0, yellow: 0, green: 0, grey: 20 }, "grey"],
] as const)("an area with %o has a %s edge", (lights, edge) => {
  expect(tileEdge(lights)).toBe(edge);
});
