/** Axis on round steps (1, 2 or 5 × 10ⁿ) with some air; an axis that does not begin at 0 says where it begins, a share ends at 100. */
export function axisFrom(values: readonly number[], ceiling = Number.POSITIVE_INFINITY): { min: number; max: number; interval: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.1;
  const rough = (high - low + 2 * air) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const round = (value: number) => Number(value.toPrecision(6));
  const min = low >= 0 && low - air < 0 ? 0 : Math.floor((low - air) / interval) * interval;
  const max = Math.ceil((high + air) / interval) * interval;
  return { min: round(min), max: round(high <= ceiling ? Math.min(max, ceiling) : max), interval: round(interval) };
}
