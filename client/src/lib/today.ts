import dayjs, { type Dayjs } from "dayjs";

const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The day it is in Shanghai, where every date of a plan is meant, whatever the clock of the machine says. */
export const today = (): Dayjs => dayjs(calendar.format(new Date()));
