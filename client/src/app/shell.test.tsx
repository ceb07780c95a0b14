import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { session } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { Shell } from "./shell";

it("links into no plan before it is known which one is meant", { timeout: 20_000 }, async () => {
  const plan = { code: "quzhou-eco-14", title: "规划", shortTitle: "规划", startYear: 2021, endYear: 2025, baseYear: 2020, state: "inForce" } as const;
  let know = () => undefined as void;
  const known = new Promise<void>((resolve) => {
    know = resolve;
  });
  server.use(
    http.get("*/api/v1/plans", async () => {
      await known;
      return HttpResponse.json<Schemas["PlanSummaryPage"]>({ items: [plan], nextCursor: null });
    }),
  );
  renderScreen(Shell, "/account", "/account", session({ permissions: ["plan.read"] }));
  expect(await screen.findByText("余斌")).toBeTruthy();
  expect(screen.queryByText("指标")).toBeNull();
  know();
  expect((await screen.findByText("指标")).closest("a")?.getAttribute("href")).toBe("/plans/quzhou-eco-14/indicators");
});
