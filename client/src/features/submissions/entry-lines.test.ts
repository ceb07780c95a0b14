import { expect, it } from "vitest";
import { line, submission } from "@/testing/builders";
import { entryLines } from "./entry-lines";

const nothing = { status: null, stage: null, invested: null, problems: null, nextSteps: null, blockedReason: null, blockedBy: null, blockedUntil: null };
const milestone = (value: number | null, doneOn: string | null) =>
  line({
    indicatorCode: null,
    commitmentId: "c1",
    answerKind: "completion",
    decimals: 2,
    unit: null,
    value,
    details: doneOn === null ? null : { ...nothing, doneOn },
  });
const entryOf = (one: ReturnType<typeof line>) => entryLines({ edits: {}, submission: submission({ lines: [one] }), refusals: [] })[0];

it("reads done or not as it is chosen, whatever digits the line has, and asks the day of what is done", () => {
  expect([entryOf(milestone(1, null)), entryOf(milestone(0, null)), entryOf(milestone(null, null))].map((e) => [e?.value, e?.unsaid])).toEqual([
    ["1", ["doneOn"]],
    ["0", []],
    ["", []],
  ]);
  expect(entryOf(milestone(1, "2025-11-30"))?.unsaid).toEqual([]);
});

it("asks the way out of what is blocked, and no day of a task that is done", () => {
  const task = (status: "blocked" | "done") =>
    line({ indicatorCode: null, taskCode: "5.1", answerKind: "progress", value: 1, details: { ...nothing, status, doneOn: null } });
  expect(entryOf(task("blocked"))?.unsaid).toEqual(["blockedReason", "blockedBy", "blockedUntil"]);
  expect(entryOf(task("done"))?.unsaid).toEqual([]);
});
