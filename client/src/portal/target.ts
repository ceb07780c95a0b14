import { formatFigure } from "@/lib/format";
import type { ReleasedIndicator } from "./queries";

function signOf({ target, direction }: ReleasedIndicator): string {
  const otherwise = direction === "lowerIsBetter" ? "≤" : "≥";
  return { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "", assigned: otherwise, notBelowAssigned: "≥" }[target.comparator];
}

/** The number it is held against: the plan's as printed or, where the province has set another, that one; null until there is any. */
export function targetOf(indicator: ReleasedIndicator): { value: number; text: string } | null {
  const { target, status } = indicator;
  const value = status.inputs?.target ?? target.value;
  return value === null ? null : { value, text: value === target.value ? target.text : `${signOf(indicator)}${formatFigure(value)}` };
}
