import { fireEvent, screen } from "@testing-library/react";
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

it("keeps the rest of a long menu behind 更多, which closes with Esc and with going somewhere", async () => {
  const plan = { code: "quzhou-eco-14", title: "规划", shortTitle: "规划", startYear: 2021, endYear: 2025, baseYear: 2020, state: "inForce" } as const;
  server.use(http.get("*/api/v1/plans", () => HttpResponse.json<Schemas["PlanSummaryPage"]>({ items: [plan], nextCursor: null })));
  renderScreen(Shell, "/plans/:plan/projects", "/plans/quzhou-eco-14/projects", session({ permissions: ["plan.read", "submissions.read"] }));
  const more = await screen.findByRole("button", { name: "更多" });
  expect(more.className).toBe("active");
  expect(screen.getByText("更正").closest("li")?.className).toBe("");
  expect(screen.getByText("专栏项目").closest("li")?.className).toBe("further");
  fireEvent.click(more);
  expect(more.getAttribute("aria-expanded")).toBe("true");
  fireEvent.keyDown(more, { key: "Escape" });
  expect(more.getAttribute("aria-expanded")).toBe("false");
});
