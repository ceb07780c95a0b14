import { describe, expect, it } from "vitest";
import { parseFigure } from "./parse-figure";

describe("parseFigure", () => {
  it.each([
    ["12.5", 12.5],
    ["1,234.5", 1234.5],
    ["1,234,567", 1234567],
    ["１２．５", 12.5],
    ["－３", -3],
    ["−3", -3],
    ["(12)", -12],
    ["（1,000）", -1000],
    ["97.5%", 97.5],
    ["９７％", 97],
    ["+2", 2],
    [" 7 ", 7],
    ["0", 0],
  ])("%s is %d", (text, value) => expect(parseFigure(text)).toEqual({ kind: "figure", value }));

  it.each(["", "  ", "—", "-"])("%j is empty", (text) => expect(parseFigure(text)).toEqual({ kind: "empty" }));

  it.each(["abc", "1.2.3", "1,23", "12,34,567", "1e5", "--1", "(-1)", "12万", "1 234", "1234567890123456", "½"])("%s is left unread, never guessed", (text) =>
    expect(parseFigure(text)).toEqual({ kind: "unreadable" }),
  );

  it.each([
    ["97.5%", "%", { kind: "figure", value: 97.5 }],
    ["97.5%", "μg/m3", { kind: "unreadable" }],
    ["(5%)", "件", { kind: "unreadable" }],
  ])("%s in %s is %o", (text, unit, parsed) => expect(parseFigure(text, unit)).toEqual(parsed));
});
