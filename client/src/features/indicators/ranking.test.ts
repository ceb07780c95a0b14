import { describe, expect, it } from "vitest";
import { inRank } from "./ranking";

const tile = (name: string, ...own: [number, number][]) => ({ name, own: own.map(([year, value]) => ({ year, value })) });
const tiles = [tile("a", [2024, 30]), tile("b", [2023, 1]), tile("c", [2024, 25]), tile("d", [2023, 40], [2024, 25]), tile("e")];
const said = (ranked: ReturnType<typeof inRank<(typeof tiles)[number]>>) => ranked?.map(({ name, rank }) => `${name}${rank ?? "-"}`).join(" ");

describe("ranking of areas", () => {
  it("puts the best of the latest year first; equal is equal, and an older figure is not ranked", () => {
    expect(said(inRank(tiles, "lowerIsBetter"))).toBe("c1 d1 a3 b- e-");
    expect(said(inRank(tiles, "higherIsBetter"))).toBe("a1 c2 d2 b- e-");
  });

  it("ranks nothing where no value is better than another", () => {
    expect(inRank(tiles, "maintain")).toBeNull();
    expect(inRank(tiles, "none")).toBeNull();
  });
});
