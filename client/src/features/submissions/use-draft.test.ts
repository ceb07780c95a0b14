import { describe, expect, it } from "vitest";
import { toLines, withoutSaved } from "./use-draft";

describe("toLines", () => {
  it("sends figures, clears emptied cells and leaves unreadable ones out", () =>
    expect(toLines({ "1": { value: "1,234.5" }, "2": { value: "" }, "3": { value: "abc" } })).toEqual([
      { indicatorCode: "1", value: 1234.5, explanation: undefined },
      { indicatorCode: "2", value: null, explanation: undefined },
    ]));
  it("still sends the explanation of a cell it cannot read", () =>
    expect(toLines({ "3": { value: "abc", explanation: " 说明 " } })).toEqual([{ indicatorCode: "3", value: undefined, explanation: "说明" }]));
});

describe("withoutSaved", () => {
  it("drops what was sent and keeps what was typed since", () =>
    expect(withoutSaved({ "1": { value: "2" }, "2": { value: "5" } }, { "1": { value: "1" }, "2": { value: "5" } })).toEqual({ "1": { value: "2" } }));
  it("keeps unreadable cells", () => expect(withoutSaved({ "1": { value: "abc" } }, { "1": { value: "abc" } })).toEqual({ "1": { value: "abc" } }));
});
