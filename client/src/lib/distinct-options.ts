/** What a filter offers: each value once, in the order in which it first stands. */
export const distinctOptions = (pairs: readonly (readonly [value: string, label: string])[]): { value: string; label: string }[] =>
  [...new Map(pairs)].map(([value, label]) => ({ value, label }));
