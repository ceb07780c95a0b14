import { expect, it } from "vitest";
import { account } from "@/testing/builders";
import { passwordRules } from "./password-rules";

const told = (password: string, over = {}) => Object.fromEntries(passwordRules(account(over), password).map((rule) => [rule.name, rule.isMet]));

it("says nothing before anything is typed", () => {
  expect(told("")).toEqual({ length: undefined, classes: undefined, names: undefined, common: undefined, history: undefined });
});

it("ticks what is met and leaves to the server what only it knows", () => {
  expect(told("Qianjiang-yuan-7")).toEqual({ length: true, classes: true, names: true, common: undefined, history: undefined });
});

it("counts what people see as one character", () => {
  expect(told("钱江源头水清岸绿🌊🌊").length).toBe(true);
  expect(told("钱江源头水清岸绿🌊").length).toBe(false);
});

it("counts letters of both cases, digits and the rest, Chinese among it", () => {
  expect(told("abcdefgh12").classes).toBe(false);
  expect(told("abcdefg12钱").classes).toBe(true);
});

it("finds names in any case, but no unit's name of two characters", () => {
  expect(told("My-KaiHua-Word-1").names).toBe(false);
  expect(told("我的开化县密码-A1").names).toBe(false);
  expect(told("余斌的密码-Abcd-1").names).toBe(true);
});

it("asks for no classes where the installation does not", () => {
  expect(told("aaaa", { passwordRules: { minLength: 15, needsThreeClasses: false, history: 5 } })).toEqual({
    length: false,
    names: true,
    common: undefined,
    history: undefined,
  });
});
