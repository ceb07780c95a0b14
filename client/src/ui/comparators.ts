import type { Schemas } from "@/api/client";
import { signs } from "@/lib/signs";

/** Before the figure of a commitment. */
export const comparatorSigns: Record<Schemas["Comparator"], string> = { ...signs, increaseBy: "↑", decreaseBy: "↓", none: "" };
