import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { session, submission } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { ApprovalInbox } from "./approval-inbox";

const one = (id: string, over: Parameters<typeof submission>[0]) => submission({ id, lines: [], ...over });

it("tells what one has decided from what passes by for information", async () => {
  const [waits, decided, copied, draft] = [
    one("w", { state: "countyApproved", step: "departmentReview", allowedActions: ["approve"] }),
    one("d", { state: "departmentApproved", step: "finalization", allowedActions: [] }),
    one("c", { state: "returned", step: "drafting", allowedActions: [] }),
    one("x", { state: "draft", step: "drafting", allowedActions: [] }),
  ];
  server.use(
    http.get("*/api/v1/plans/p/submissions", ({ request }) =>
      HttpResponse.json({ items: request.url.includes("mine=true") ? [waits] : [waits, decided, copied, draft], nextCursor: null }),
    ),
    http.get("*/api/v1/plans/p/todos", () => HttpResponse.json({ items: [{ submission: { id: "d" } }], nextCursor: null })),
    http.get("*/api/v1/plans/p/submissions/:id", () => HttpResponse.json(waits)),
    http.get("*/api/v1/plans/p/submissions/:id/:part", () => HttpResponse.json({ items: [], nextCursor: null })),
  );
  renderScreen(ApprovalInbox, "/plans/:plan/approvals/:id?", "/plans/p/approvals", session());
  for (const tab of ["待办 1", "已办 1", "抄送 1"]) {
    expect(await screen.findByText(tab)).toBeTruthy();
  }
});
