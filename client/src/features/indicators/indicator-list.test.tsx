import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { indicator, status } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { IndicatorList } from "./indicator-list";

const answer = (items: Schemas["Indicator"][]) =>
  server.use(
    http.get("*/api/v1/plans/p/indicators", () => HttpResponse.json({ items, nextCursor: null })),
    http.get("*/api/v1/org-units", () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get("*/api/v1/plans/p/snapshots", () => HttpResponse.json({ items: [], nextCursor: null })),
  );
const open = () => renderScreen(IndicatorList, "/plans/:plan/indicators", "/plans/p/indicators");

it("shows the value, the gap, the pace and the verdict in words", async () => {
  answer([
    indicator({
      status: status({ verdict: "behind", light: "yellow", value: 28.6, period: "2024", progress: 0.675, plannedProgress: 0.8, pace: 0.84375, gap: 2.6 }),
    }),
  ]);
  open();
  expect(await screen.findByText("28.6")).toBeTruthy();
  expect(screen.getByText("+2.6")).toBeTruthy();
  expect(screen.getByText("0.84")).toBeTruthy();
  expect(screen.getByText("滞后")).toBeTruthy();
});

it("says that a target is yet to be assigned", async () => {
  answer([indicator({ target: { comparator: "assigned", value: null, text: "完成省下达指标", year: 2025, continuousDecline: false }, path: [] })]);
  open();
  expect(await screen.findByText("待下达")).toBeTruthy();
});

it("says what to do when nothing matches", async () => {
  answer([]);
  open();
  expect(await screen.findByText("清除筛选")).toBeTruthy();
});

it("shows the trace id of a failure and offers to retry", async () => {
  server.use(
    http.get("*/api/v1/plans/p/indicators", () =>
      HttpResponse.json(
        {
          type: "/problems/internal_error",
          title: "服务器内部错误",
          status: 500,
          detail: null,
          instance: null,
          code: "internal_error",
          traceId: "abc123",
          errors: [],
        },
        { status: 500, headers: { "content-type": "application/problem+json" } },
      ),
    ),
    http.get("*/api/v1/org-units", () => HttpResponse.json({ items: [], nextCursor: null })),
  );
  open();
  expect(await screen.findByText(/abc123/)).toBeTruthy();
  expect(screen.getByText("重试")).toBeTruthy();
});

it("shows what is known now beside what was known at a snapshot", async () => {
  answer([]);
  server.use(
    http.get("*/api/v1/plans/p/indicators", ({ request }) => {
      const value = new URL(request.url).searchParams.get("asOf") === "2023年中期" ? 31.5 : 28.6;
      return HttpResponse.json({ items: [indicator({ status: status({ value }) })], nextCursor: null });
    }),
  );
  renderScreen(IndicatorList, "/plans/:plan/indicators", "/plans/p/indicators?asOf=2023年中期");
  expect(await screen.findByText("31.5")).toBeTruthy();
  expect(await screen.findByText("28.6")).toBeTruthy();
});
