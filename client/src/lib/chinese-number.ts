const digits = "〇一二三四五六七八九十";

/** 5 → 五, 12 → 十二, 25 → 二十五. */
export const chineseNumber = (no: number): string =>
  no <= 10 ? (digits[no] ?? "") : no < 20 ? `十${digits[no - 10]}` : `${digits[Math.floor(no / 10)]}十${no % 10 ? digits[no % 10] : ""}`;

/** 5 → （五）, 12 → （十二）: the plan's own numbering of chapters. */
export const chapterNumber = (no: number): string => `（${chineseNumber(no)}）`;
