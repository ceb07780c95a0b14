import dayjs from "dayjs";

/** The contract names the first day after; people name the last day. */
export const lastDay = (validTo: string): string => dayjs(validTo).subtract(1, "day").format("YYYY-MM-DD");

export const dayAfter = (lastDay: string): string => dayjs(lastDay).add(1, "day").format("YYYY-MM-DD");
