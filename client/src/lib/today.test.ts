import { afterEach, describe, expect, it, vi } from "vitest";
import { today } from "./today";

afterEach(() => void vi.useRealTimers());

describe("today", () => {
  it.each([
    ["2026-11-25T15:59:59Z", "2026-11-25"],
    ["2026-11-25T16:00:00Z", "2026-11-26"],
    ["2026-12-31T23:30:00Z", "2027-01-01"],
  ])("at %s is %s", (instant, day) => {
    vi.useFakeTimers({ now: new Date(instant) });
    expect(today().format("YYYY-MM-DD")).toBe(day);
  });
});
