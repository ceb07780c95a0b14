import { formatFigure } from "@/lib/format";
import type { ReleasedIndicator } from "./queries";

function signOf({ target, direction }: ReleasedIndicator): string {
  const otherwise = direction === "lowerIsBetter" ? "≤" : "≥";
  return { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "", assigned: otherwise, notBelowAssigned: "≥" }[target.comparator];
}

/** What is said beside the number, as printed, has no room in a narrow column. */
const roomy = 7;

/** The value in few characters; answers without a number stay as they are. */
export const shortValue = ({ status, decimals }: ReleasedIndicator): string =>
  status.text === null || (status.text.length > roomy && status.value !== null) ? formatFigure(status.value, decimals) : status.text;

/** The number it is held against: the plan's as printed or, where the province has set another, that one; null until there is any. */
export function targetOf(indicator: ReleasedIndicator): { value: number; text: string } | null {
  const { target, status } = indicator;
  const value = status.inputs?.target ?? target.value;
  return value === null
    ? null
    : { value, text: value === target.value && target.text.length <= roomy ? target.text : `${signOf(indicator)}${formatFigure(value)}` };
}
