import { expect, test } from "vitest";
import { pathOf } from "./search";

test.each([
  [{ kind: "indicator", code: "3.1" }, "indicators/3.1"],
  [{ kind: "chapter", code: "5" }, "tasks?chapter=5"],
  [{ kind: "commitment", code: "5.1" }, "tasks/5.1"],
  [{ kind: "report", code: "4-2" }, "projects/4-2"],
  [{ kind: "subTask", code: "5.1" }, "tasks/5.1"],
  [{ kind: "slip", code: "提醒〔2026〕3号", id: "0190a6d2" }, "supervision/0190a6d2"],
  [{ kind: "orgUnit", code: "water" }, "duties?unit=water"],
] as const)("%j leads to its screen", (found, path) => expect(pathOf(found)).toBe(path));
