import type { Schemas } from "@/api/client";

/** Before the figure of a commitment. */
export const comparatorSigns: Record<Schemas["Comparator"], string> = {
  gte: "≥",
  lte: "≤",
  gt: ">",
  lt: "<",
  eq: "",
  increaseBy: "↑",
  decreaseBy: "↓",
  none: "",
};
