import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "@/api/query-client";
import { line, refusal, submission } from "@/testing/builders";
import { server } from "@/testing/setup";
import { Draft } from "./draft";

const address = "*/api/v1/plans/p/submissions/:id";
const two = submission({ lines: [line(), line({ no: 2, indicatorCode: "3", unit: "%" })], totalLines: 2 });
type Sent = { lines: { indicatorCode: string; value?: number | null }[] };

/** A server with one form, which takes what fits its version. */
function serving() {
  const state = { stored: two, sent: [] as Sent[] };
  server.use(
    http.get(address, () => HttpResponse.json(state.stored)),
    http.put(`${address}/lines`, async ({ request }) => {
      if (request.headers.get("if-match") !== `"${state.stored.version}"`) {
        return refusal(412, "stale_version", "内容已被他人改动");
      }
      const body = (await request.json()) as Sent;
      state.sent.push(body);
      const lines = state.stored.lines.map((l) => ({ ...l, ...body.lines.find((sent) => sent.indicatorCode === l.indicatorCode) }));
      state.stored = { ...state.stored, version: state.stored.version + 1, lines };
      return HttpResponse.json(state.stored);
    }),
  );
  return state;
}
const opened = () => {
  const draft = new Draft("p", "u", two);
  draft.subscribe(() => undefined);
  return draft;
};
const value = (no: number, text: string) => ({ no, field: "value" as const, text });

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => {
  vi.useRealTimers();
  queryClient.clear();
  localStorage.clear();
});

it("saves by itself after a pause, and somebody who never pauses after six seconds", async () => {
  const state = serving();
  const draft = opened();
  for (const text of ["1", "12", "12.", "12.5", "12.55", "12.555"]) {
    draft.change([value(1, text)]);
    await vi.advanceTimersByTimeAsync(1000);
  }
  await vi.waitFor(() => expect(state.sent.length).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(2000);
  await vi.waitFor(() => expect(state.sent.at(-1)?.lines[0]?.value).toBe(12.555));
  expect(draft.isDirty).toBe(false);
});

it("leaves the text of the cell that is typed in alone when it has been saved, until it is left", async () => {
  serving();
  const draft = opened();
  draft.hold({ no: 1, field: "value" });
  draft.change([value(1, "1")]);
  await draft.save();
  expect(draft.read().edits[1]?.value?.text).toBe("1");
  expect(draft.isDirty).toBe(false);
  draft.hold(null);
  expect(draft.read().edits).toEqual({});
});

it("stops at a conflict, saves nothing over it, and goes on when it has been chosen", async () => {
  const state = serving();
  const draft = opened();
  draft.change([value(1, "28.6"), value(2, "96")]);
  state.stored = { ...two, version: 3, lines: [line({ value: 31 }), two.lines[1] as (typeof two.lines)[0]] };
  expect(await draft.save()).toBeNull();
  expect(draft.read().conflicts).toMatchObject([{ no: 1, mine: "28.6", theirs: "31.0", base: "" }]);
  // What is asked about has not come in by itself.
  expect(draft.read().taken).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.sent).toEqual([]);
  draft.resolve([{ conflict: draft.read().conflicts[0] as never, text: null }]);
  await draft.save();
  expect(state.sent).toEqual([{ lines: [{ indicatorCode: "3", value: 96 }] }]);
  expect(draft.read().submission.lines[0]?.value).toBe(31);
});

it("sees a conflict as well when the newer figures come with a read, before it saves", () => {
  const draft = opened();
  draft.change([value(1, "28.6")]);
  draft.receive({ ...two, version: 3, lines: [line({ value: 31 }), two.lines[1] as (typeof two.lines)[0]] });
  expect(draft.read().conflicts).toHaveLength(1);
  draft.receive(two);
  expect(draft.read().submission.version).toBe(3);
});

it("tries again by itself, less and less often, while there is no connection", async () => {
  let tries = 0;
  server.use(
    http.put(`${address}/lines`, () => {
      tries++;
      return HttpResponse.error();
    }),
  );
  const draft = opened();
  draft.change([value(1, "28.6")]);
  await draft.save();
  expect(draft.read().save).toMatchObject({ kind: "failed" });
  for (const [wait, total] of [
    [2000, 2],
    [5000, 3],
    [10_000, 4],
    [30_000, 5],
  ] as const) {
    await vi.advanceTimersByTimeAsync(wait);
    await vi.waitFor(() => expect(tries).toBe(total));
    await vi.waitFor(() => expect(draft.read().save.kind).toBe("failed"));
  }
  const state = serving();
  expect(await draft.save()).not.toBeNull();
  expect(state.sent).toHaveLength(1);
});

it("does not ask a server for ever that says 412 to its own version", async () => {
  let tries = 0;
  server.use(
    http.get(address, () => HttpResponse.json(two)),
    http.put(`${address}/lines`, () => {
      tries++;
      return refusal(412, "stale_version", "内容已被他人改动");
    }),
  );
  const draft = opened();
  draft.change([value(1, "28.6")]);
  await draft.save();
  expect(tries).toBe(2);
});

it("offers what was left, under what has been typed since, and only to the person who typed it", async () => {
  const draft = opened();
  draft.change([value(1, "28.6"), value(2, "96")]);
  expect(new Draft("p", "somebody else", two).read().left).toBeNull();
  const next = new Draft("p", "u", two);
  expect(Object.keys(next.read().left?.edits ?? {})).toEqual(["1", "2"]);
  next.change([value(2, "97")]);
  // Until it has been decided both are kept.
  expect(Object.keys(new Draft("p", "u", two).read().left?.edits ?? {})).toEqual(["1", "2"]);
  next.restore();
  expect([next.read().edits[1]?.value?.text, next.read().edits[2]?.value?.text]).toEqual(["28.6", "97"]);
  next.discard();
  expect(localStorage).toHaveLength(0);
});

it("does something else between two saves: what was typed before is saved first, what is typed meanwhile after, on top of it", async () => {
  const server = serving();
  const draft = opened();
  draft.change([value(1, "28.6")]);
  let finish: (after: typeof two) => void = () => undefined;
  const acted = draft.between((current) => {
    expect([current.version, server.sent.length]).toEqual([3, 1]);
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  await vi.waitFor(() => expect(server.sent).toHaveLength(1));
  draft.change([value(2, "96")]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.sent).toHaveLength(1);
  server.stored = { ...server.stored, version: 4 };
  finish(server.stored);
  expect((await acted)?.version).toBe(4);
  await vi.advanceTimersByTimeAsync(2000);
  await vi.waitFor(() => expect(server.sent.map((sent) => sent.lines.map((l) => l.indicatorCode))).toEqual([["2"], ["3"]]));
  expect(server.stored.version).toBe(5);
});

it("saves on after something else was refused", async () => {
  const server = serving();
  const draft = opened();
  await expect(draft.between(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  draft.change([value(1, "28.6")]);
  expect(await draft.save()).not.toBeNull();
  expect(server.sent).toHaveLength(1);
});
