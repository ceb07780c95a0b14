import { describe, expect, it } from "vitest";
import { ApiError } from "@/api/api-error";
import { line, problem } from "@/testing/builders";
import { conflictsOf, pending, prune, refusalsOf, resolve, settle, toLines, type Edits } from "./edits";

const lines = [line(), line({ no: 2, indicatorCode: "3", unit: "%", value: 95, explanation: "枯水期" }), line({ no: 3, indicatorCode: null, taskCode: "5.1" })];
const value = (text: string, base = "") => ({ value: { text, base } });

describe("toLines", () => {
  it("sends figures, clears emptied cells and leaves unreadable ones out", () =>
    expect(toLines(lines, { 1: value("1,234.5"), 2: value("", "95.0"), 3: value("abc") }).map((l) => l.body)).toEqual([
      { indicatorCode: "2", value: 1234.5 },
      { indicatorCode: "3", value: null },
    ]));
  it("still sends the explanation of a cell it cannot read, by whatever address the line has", () =>
    expect(toLines(lines, { 3: { ...value("abc"), explanation: { text: " 说明 ", base: "" } } }).map((l) => l.body)).toEqual([
      { taskCode: "5.1", explanation: "说明" },
    ]));
  it("sends what a line says in words, and an emptied text as nothing", () => {
    const text = (words: string) => ({ 3: { text: { text: words, base: "已开工" } } });
    const started = [line({ no: 3, indicatorCode: null, taskCode: "5.1", answerKind: "progress", text: "已开工" })];
    expect(toLines(started, text("主体完工 ")).map((l) => l.body)).toEqual([{ taskCode: "5.1", text: "主体完工" }]);
    expect(toLines(started, text("")).map((l) => l.body)).toEqual([{ taskCode: "5.1", text: null }]);
  });
  it("sends how a task goes member by member, and leaves a sum it cannot read behind", () => {
    const details = {
      status: "blocked",
      problems: "旧",
      nextSteps: null,
      blockedReason: null,
      blockedBy: null,
      blockedUntil: null,
      stage: null,
      invested: 1200,
      doneOn: null,
    } as const;
    const task = [line({ no: 3, indicatorCode: null, projectCode: "3-2", answerKind: "progress", details })];
    const typed = (invested: string): Edits => ({
      3: {
        status: { text: "blocked", base: "" },
        problems: { text: "", base: "旧" },
        blockedBy: { text: "water", base: "" },
        invested: { text: invested, base: "1200" },
      },
    });
    expect(toLines(task, typed("1,200.00")).map((l) => l.body)).toEqual([{ projectCode: "3-2", details: { problems: null, blockedBy: "water" } }]);
    expect(toLines(task, typed("1,300.5"))[0]?.body.details).toEqual({ problems: null, blockedBy: "water", invested: 1300.5 });
    expect(toLines(task, typed("约一千"))[0]?.body.details).toEqual({ problems: null, blockedBy: "water" });
    const refused = new ApiError(
      422,
      problem(422, "validation_failed", { errors: [{ pointer: "/lines/0/details/blockedBy", code: "too_long", message: "太长" }] }),
    );
    expect(refusalsOf(refused, [{ no: 3 }], typed("1"))).toEqual([{ no: 3, field: "blockedBy", text: "water", message: "太长" }]);
  });
  it("does not send again what was refused as it is", () => {
    const refused = [{ no: 1, field: "value" as const, text: "5", message: "太大" }];
    expect(toLines(lines, { 1: value("5") }, refused)).toEqual([]);
    expect(toLines(lines, { 1: value("6") }, refused)).toHaveLength(1);
  });
});

describe("pending and prune", () => {
  it.each([
    ["95", false],
    ["95.00", false],
    ["９５％", false],
    ["95.1", true],
    ["", true],
    ["abc", true],
  ])("95 typed over with %s is news: %s", (text, isNews) => expect(Object.keys(pending(lines, { 2: value(text, "95.0") }))).toEqual(isNews ? ["2"] : []));
  it("keeps the text of the cell that is typed in, although it says nothing new", () => {
    const edits: Edits = { 2: value("95", "95.0") };
    expect(prune(lines, edits, { no: 2, field: "value" })).toEqual(edits);
    expect(prune(lines, edits, null)).toEqual({});
  });
});

describe("settle", () => {
  const saved = [line({ value: 1 }), ...lines.slice(1)];
  it("drops what has been saved", () => expect(settle({ 1: value("1") }, { 1: value("1") }, saved, null)).toEqual({}));
  it("keeps what was typed since, now over what was saved", () =>
    expect(settle({ 1: value("12") }, { 1: value("1") }, saved, null)).toEqual({ 1: value("12", "1.0") }));
});

describe("conflictsOf", () => {
  const theirs = [line({ value: 28 }), ...lines.slice(1)];
  it.each([
    ["both changed it", value("31"), 1],
    ["both to the same", value("28.0"), 0],
    ["it was theirs already when the typing began", value("31", "28.0"), 0],
  ])("%s", (_, edit, count) => expect(conflictsOf(theirs, { 1: edit })).toHaveLength(count));
  it("only they changed it", () => expect(conflictsOf(theirs, { 2: value("96", "95.0") })).toEqual([]));
  it("tells mine, theirs and what was there before", () =>
    expect(conflictsOf(theirs, { 1: value("31", "30.0") })[0]).toMatchObject({ no: 1, field: "value", mine: "31", theirs: "28.0", base: "30.0" }));
});

describe("resolve", () => {
  const theirs = [line({ value: 28 }), ...lines.slice(1)];
  const edits: Edits = { 1: value("31"), 2: value("96", "95.0") };
  const choose = (text: string | null) =>
    resolve(
      edits,
      conflictsOf(theirs, edits).map((conflict) => ({ conflict, text })),
    );
  it("puts mine on top of theirs", () => {
    expect(choose("31")).toEqual({ 1: value("31", "28.0"), 2: value("96", "95.0") });
    expect(conflictsOf(theirs, choose("31"))).toEqual([]);
  });
  it("lets theirs stand, and touches nothing else", () => expect(choose(null)).toEqual({ 2: value("96", "95.0") }));
});

it("finds the cell of a refusal from its place in what was sent", () => {
  const errors = [{ pointer: "/lines/1/value", code: "too_many_digits", message: "位数过多" }] as unknown as ApiError["errors"];
  expect(refusalsOf(new ApiError(422, problem(422, "invalid", { errors })), [{ no: 2 }, { no: 1 }], { 1: value("123456789") })).toEqual([
    { no: 1, field: "value", text: "123456789", message: "位数过多" },
  ]);
});
