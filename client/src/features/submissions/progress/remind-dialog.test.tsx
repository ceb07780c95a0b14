import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it, vi } from "vitest";
import type { Schemas } from "@/api/client";
import { submission } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { RemindDialog } from "./remind-dialog";

const result = (id: string, over: Partial<Schemas["RemindersOutcomeResult"]> = {}): Schemas["RemindersOutcomeResult"] => ({
  submission: id,
  status: 201,
  code: null,
  message: null,
  remindedAt: null,
  recipients: [{ id: "p", userName: "kecheng.drafter", displayName: "徐丽" }],
  ...over,
});

it("previews who is told and what is skipped, then reminds of the rest alone", { timeout: 20_000 }, async () => {
  const calls: Schemas["RemindUnitsBody"][] = [];
  server.use(
    http.post("*/api/v1/plans/p/reminders", async ({ request }) => {
      const body = (await request.json()) as Schemas["RemindUnitsBody"];
      calls.push(body);
      const items = body.submissions.map((id) =>
        id === "b" ? result(id, { status: 409, code: "reminded_already", remindedAt: "2025-01-20T02:00:00+08:00", recipients: [] }) : result(id),
      );
      return HttpResponse.json<Schemas["RemindersOutcome"]>({ dryRun: body.dryRun ?? false, items }, { status: 207 });
    }),
  );
  const onDone = vi.fn<() => void>();
  const owed = [submission({ id: "a" }), submission({ id: "b", period: "2023" })];
  renderScreen(() => <RemindDialog plan="p" owed={owed} onClose={() => undefined} onDone={onDone} />, "/", "/");
  expect(await screen.findByText("预览：将催报 1 份，跳过 1 份。确认前不会发出。")).toBeTruthy();
  expect(screen.getByText("徐丽")).toBeTruthy();
  expect(screen.getByText(/24 小时内不再催/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText("附言（可不填）"), { target: { value: " 请于周五前 " } });
  fireEvent.click(screen.getByRole("button", { name: "确认催报 1 份" }));
  expect(await screen.findByText("已催报 1 份，跳过 1 份。")).toBeTruthy();
  expect(calls).toEqual([
    { submissions: ["a", "b"], message: null, dryRun: true },
    { submissions: ["a"], message: "请于周五前", dryRun: false },
  ]);
  expect(screen.getByText("已告知 徐丽")).toBeTruthy();
  fireEvent.click(screen.getAllByRole("button", { name: "关闭" }).at(-1) as HTMLElement);
  await waitFor(() => expect(onDone).toHaveBeenCalled());
});
