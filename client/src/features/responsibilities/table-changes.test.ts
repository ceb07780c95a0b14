import { expect, it } from "vitest";
import type { Responsibility } from "./queries";
import { changesOf, decisionOn, type TableRow } from "./table-changes";

const unit = (code: string) => ({ code, name: code, shortName: code, kind: "department" as const });
const subject = (code: string) => ({ kind: "task" as const, code, title: code, chapterNo: 5 });
const holds = (id: string, task: string, orgUnit: string, role: Responsibility["role"]): Responsibility => ({
  id,
  subject: subject(task),
  orgUnit: unit(orgUnit),
  role,
  status: "confirmed",
  confirmedAt: null,
  from: "2021-07-20",
  to: null,
  version: 1,
});
const row = (over: Partial<TableRow>): TableRow => ({
  no: 2,
  task: "5.1",
  subject: subject("5.1"),
  candidates: [],
  named: [],
  doubts: [],
  ends: [],
  assigns: [],
  ...over,
});
const name = (text: string, role: Responsibility["role"], found: string | null, near: string[] = []) => ({
  text,
  role,
  orgUnit: found === null ? null : unit(found),
  candidates: near.map(unit),
});
const present = [holds("a", "5.1", "epb", "lead"), holds("b", "5.1", "housing", "support"), holds("c", "5.2", "water", "lead")];

it("ends what the row does not name and assigns what does not hold, each once", () => {
  const one = row({
    named: [name("水利", "lead", "water"), name("住建", "support", "housing"), name("林业", "support", "forestry"), name("林业局", "support", "forestry")],
  });
  const { ends, assigns } = changesOf(one, decisionOn(one), present);
  expect([ends.map((r) => r.id), assigns.map((a) => `${a.role} ${a.orgUnit}`)]).toEqual([["a"], ["lead water", "support forestry"]]);
});

it("changes nothing where the table says what holds", () => {
  const one = row({ named: [name("环境", "lead", "epb"), name("住建", "support", "housing")] });
  expect(changesOf(one, decisionOn(one), present)).toMatchObject({ ends: [], assigns: [] });
  // Who leads and supports is named once.
  expect(changesOf(one, decisionOn(one), [...present, holds("d", "5.1", "epb", "support")])).toMatchObject({ ends: [], assigns: [] });
});

it("waits for a decision on near names, and follows it", () => {
  const one = row({
    task: "5.20",
    subject: null,
    candidates: [subject("5.2")],
    named: [name("水务", "lead", null, ["water"])],
    doubts: ["subjectNear", "unitNear"],
  });
  expect(decisionOn(one).isTaken).toBe(false);
  expect(changesOf(one, decisionOn(one), present)).toEqual({ subject: null, ends: [], assigns: [] });
  expect(changesOf(one, { isTaken: true, subject: "5.2", units: {} }, present).ends).toEqual([]);
  const decided = { isTaken: true, subject: "5.2", units: { 0: "water" } };
  expect(changesOf(one, decided, present)).toMatchObject({ subject: { code: "5.2" }, ends: [], assigns: [] });
  expect(changesOf(one, { ...decided, units: { 0: "" } }, present).ends.map((r) => r.id)).toEqual(["c"]);
});

it("takes the first one named for the lead, as such tables mean it", () => expect(decisionOn(row({ doubts: ["firstTakenForLead"] })).isTaken).toBe(true));
