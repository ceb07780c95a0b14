import { fireEvent, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { session } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { WorkbenchPage } from "./workbench-page";

const unit: Schemas["OrgUnitRef"] = { code: "kaihua", name: "开化县", shortName: "开化县", kind: "county" };
const todo = (form: string, over: Partial<Schemas["Todo"]> = {}): Schemas["Todo"] => ({
  submission: { id: form, plan: "p", formCode: form, formName: form, orgUnit: unit, period: "2024", revision: 1 },
  state: "open",
  step: "drafting",
  dueOn: "2025-01-31",
  overdue: true,
  action: null,
  actedAt: null,
  ...over,
});

const serve = (todos: Partial<Record<string, Schemas["Todo"][]>>) =>
  server.use(
    http.get("*/api/v1/plans/p/todos/counts", () =>
      HttpResponse.json<Schemas["TodoCounts"]>({ reporting: 2, overdue: 1, approvals: 1, slips: 0, questions: 0, feedback: 0, unreadNotices: 0 }),
    ),
    http.get("*/api/v1/plans/p/todos", ({ request }) => {
      const box = new URL(request.url).searchParams.get("box") ?? "waiting";
      return HttpResponse.json<Schemas["TodoPage"]>({ items: todos[box] ?? [], nextCursor: null });
    }),
    http.get("*/api/v1/notices", () => HttpResponse.json<Schemas["NoticePage"]>({ items: [], nextCursor: null })),
  );

const open = (query = "") => renderScreen(WorkbenchPage, "/plans/:plan/workbench", `/plans/p/workbench${query}`, session());
const linkOf = async (name: string) => (await screen.findByRole("link", { name })).getAttribute("href");

it("leads what is to be filled to its form and what is to be decided to the inbox", { timeout: 20_000 }, async () => {
  serve({ waiting: [todo("月报"), todo("年报", { step: "countyApproval", state: "submitted", overdue: false })] });
  open();
  expect(await linkOf("月报")).toBe("/plans/p/reporting/月报");
  expect(await linkOf("年报")).toBe("/plans/p/approvals/年报");
  expect(await screen.findByText("待填报 2 份，其中逾期 1 份，待审批 1 份")).toBeTruthy();
  // Only what its unit still has can be late.
  expect(screen.getByRole("row", { name: /月报/ }).textContent).toContain("已逾期");
  expect(screen.getByRole("row", { name: /年报/ }).textContent).not.toContain("已逾期");
});

it("shows the box of the address, with the last act and where it is now", { timeout: 20_000 }, async () => {
  serve({ decided: [todo("年报", { step: "departmentReview", state: "countyApproved", overdue: false, action: "approve", actedAt: "2025-01-20T02:00:00Z" })] });
  open("?box=decided");
  const row = await screen.findByRole("row", { name: /年报/ });
  expect(within(row).getByText("待部门审核")).toBeTruthy();
  expect(row.textContent).toContain("通过 2025-01-20");
  expect(await linkOf("年报")).toBe("/plans/p/approvals/年报");
});

it("is walked with j and k", { timeout: 20_000 }, async () => {
  serve({ waiting: [todo("月报"), todo("季报"), todo("年报")] });
  open();
  await screen.findByRole("link", { name: "月报" });
  for (const key of ["j", "j", "j", "j", "k"]) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  }
  expect(document.activeElement?.textContent).toBe("季报");
});

it("says what to do where nothing waits", { timeout: 20_000 }, async () => {
  serve({});
  open();
  expect(await screen.findByText("都办完了")).toBeTruthy();
});
