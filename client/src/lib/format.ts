import dayjs from "dayjs";
import { language } from "./language";

export const blank = "—";

/** A figure with its decimals as reported and a true minus; `—` for none. */
export function formatFigure(value: number | null | undefined, decimals?: number): string {
  if (value === null || value === undefined) {
    return blank;
  }
  const own = ownDecimals(value);
  const size = Math.abs(value);
  // Nobody reports so many digits: it was computed, and has as many as are reported.
  const digits = own > Math.max(decimals ?? 2, 4) ? size.toFixed(decimals ?? 2) : decimals === undefined ? String(size) : size.toFixed(Math.max(decimals, own));
  return value < 0 ? `−${digits}` : digits;
}

/** The same with a plus before gains. */
export function formatSigned(value: number | null | undefined, decimals?: number): string {
  const figure = formatFigure(value, decimals);
  return value !== null && value !== undefined && value > 0 ? `+${figure}` : figure;
}

/** Reported digits are never dropped, noise of binary arithmetic beyond them is. */
function ownDecimals(value: number): number {
  const text = String(Number(value.toPrecision(12)));
  const point = text.indexOf(".");
  return point < 0 || text.includes("e") ? 0 : Math.min(6, text.length - point - 1);
}

export function formatPercent(share: number | null | undefined): string {
  return share === null || share === undefined ? blank : `${formatFigure(Math.round(share * 1000) / 10, 1)}%`;
}

/** 2024 → 2024年, 2024-H1 → 2024年上半年, 2024-Q3 → 2024年第三季度, 2024-07 → 2024年7月, 2024-W05 → 2024年第5周. */
export function formatPeriod(period: string | null | undefined): string {
  if (!period) {
    return blank;
  }
  const [year, part] = period.split("-");
  if (part?.startsWith("W")) {
    const week = Number(part.slice(1));
    return language() === "en" ? `Week ${week}, ${year}` : `${year}年第${week}周`;
  }
  if (language() === "en") {
    return part ? `${year} ${part}` : (year ?? period);
  }
  if (!part) {
    return `${year}年`;
  }
  if (part.startsWith("H")) {
    return `${year}年${part === "H1" ? "上" : "下"}半年`;
  }
  return part.startsWith("Q") ? `${year}年第${"一二三四"[Number(part[1]) - 1]}季度` : `${year}年${Number(part)}月`;
}

/** For column heads: 2024-Q3 → 24-Q3; a year alone stays whole. */
export const shortPeriod = (period: string): string => (period.includes("-") ? period.slice(2) : period);

export function formatDate(date: string | null | undefined): string {
  return date ? dayjs(date).format(language() === "en" ? "YYYY-MM-DD" : "YYYY年M月D日") : blank;
}

export function formatInstant(instant: string | null | undefined): string {
  return instant ? dayjs(instant).format("YYYY-MM-DD HH:mm") : blank;
}

/** A score as it is talked of, with two places; the whole one is in the sum. */
export const formatScore = (score: number | null | undefined): string => (score === null || score === undefined ? blank : score.toFixed(2));
