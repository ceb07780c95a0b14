import type { Schemas } from "@/api/client";

type Tile = { own: readonly { year: number; value: number }[] };

/**
 * The best of the latest year first, equal values with equal ranks; who has no value of that year comes last and has no rank.
 * Null where no value is better than another.
 */
export function inRank<T extends Tile>(tiles: readonly T[], direction: Schemas["Direction"]): (T & { rank: number | null })[] | null {
  if (direction !== "higherIsBetter" && direction !== "lowerIsBetter") {
    return null;
  }
  const year = Math.max(...tiles.flatMap((tile) => tile.own.map((p) => p.year)));
  const valueOf = (tile: T) => tile.own.find((p) => p.year === year)?.value;
  const isBetter = (a: number, b: number) => (direction === "higherIsBetter" ? a > b : a < b);
  const all = tiles.flatMap((tile) => valueOf(tile) ?? []);
  return tiles
    .map((tile) => {
      const value = valueOf(tile);
      return { ...tile, rank: value === undefined ? null : 1 + all.filter((other) => isBetter(other, value)).length };
    })
    .sort((a, b) => (a.rank ?? tiles.length + 1) - (b.rank ?? tiles.length + 1));
}
