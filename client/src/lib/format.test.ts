import { afterEach, describe, expect, it } from "vitest";
import { chapterNumber } from "./chinese-number";
import { toCsv } from "./csv";
import { formatFigure, formatPercent, formatPeriod, formatSigned } from "./format";
import { changeLanguage } from "./language";

afterEach(() => changeLanguage("zh-CN"));

describe("figures", () => {
  it.each([
    [28.6, 1, "28.6"],
    [28, 1, "28.0"],
    [97.03, 1, "97.03"],
    [-1.8, 1, "−1.8"],
    [0, 0, "0"],
    [null, 1, "—"],
    [0.1 + 0.2, 1, "0.3"],
    [69.3333333333, 1, "69.3"],
    [69.3333333333, undefined, "69.33"],
  ] as const)("%s with %d decimals is %s", (value, decimals, text) => expect(formatFigure(value, decimals)).toBe(text));
  it("signs gains", () => expect([formatSigned(2.6, 1), formatSigned(-1, 0), formatSigned(0, 1)]).toEqual(["+2.6", "−1", "0.0"]));
  it("writes shares as percent", () => expect([formatPercent(0.675), formatPercent(null)]).toEqual(["67.5%", "—"]));
});

describe("periods", () => {
  it.each([
    ["2024", "2024年"],
    ["2024-H1", "2024年上半年"],
    ["2024-H2", "2024年下半年"],
    ["2024-Q3", "2024年第三季度"],
    ["2024-07", "2024年7月"],
    ["2026-W05", "2026年第5周"],
    ["2026-W53", "2026年第53周"],
    [null, "—"],
  ])("%s is %s", (code, text) => expect(formatPeriod(code)).toBe(text));
  it("keeps codes in English, and says weeks in words", async () => {
    await changeLanguage("en");
    expect(["2024-Q3", "2026-W05"].map(formatPeriod)).toEqual(["2024 Q3", "Week 5, 2026"]);
  });
});

it.each([
  [1, "（一）"],
  [10, "（十）"],
  [12, "（十二）"],
  [20, "（二十）"],
])("chapter %d is %s", (no, text) => expect(chapterNumber(no)).toBe(text));

it("neutralises formulas, quotes what needs it, keeps negative numbers", () =>
  expect(toCsv([["=cmd|x", 'a"b', -1.5, "−2", null, "＋1+1"]])).toBe(`\ufeff'=cmd|x,"a""b",-1.5,-2,,'＋1+1\r\n`));
