/** How a bound is written before its number. */
export const signs = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "" } as const;

export type Sign = keyof typeof signs;

export const signOf = (comparator: string | null): string => (comparator !== null && comparator in signs ? signs[comparator as Sign] : "");
