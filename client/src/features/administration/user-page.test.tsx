import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { administrator, membership, refusal, user } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { UserPage } from "./user-page";

const one = user();
const address = "*/api/v1/users/:id";
const none = { items: [], nextCursor: null };
const open = (answer: Schemas["User"]) => {
  server.use(http.get(address, () => HttpResponse.json(answer)));
  renderScreen(UserPage, "/administration/users/:id", `/administration/users/${answer.id}`, administrator());
};
const button = (name: string) => screen.queryByRole("button", { name });

beforeEach(() =>
  server.use(
    http.get("*/api/v1/memberships", () => HttpResponse.json(none)),
    http.get("*/api/v1/external-identities", () => HttpResponse.json(none)),
    http.get("*/api/v1/account", () => HttpResponse.json({ hasPassword: true, hasTotp: false })),
  ),
);

it("offers exactly what the server allows", async () => {
  open(user({ allowedActions: ["update", "disable", "resetPassword", "grant"], memberships: [membership({ allowedActions: [] })] }));
  await screen.findByRole("heading", { level: 1, name: one.displayName });
  for (const name of ["改名", "停用", "重置密码", "授予角色"]) {
    expect(button(name), name).toBeTruthy();
  }
  for (const name of ["启用", "重置第二重验证", "强制下线", "收回", "确认"]) {
    expect(button(name), name).toBeNull();
  }
});

it("offers an auditor nothing, and shows the whole history", async () => {
  open(
    user({
      allowedActions: [],
      memberships: [membership({ allowedActions: [] }), membership({ id: "m2", role: "approver", state: "ended", allowedActions: [] })],
    }),
  );
  expect(await screen.findByText("填报员")).toBeTruthy();
  expect(screen.getByText("审核员")).toBeTruthy();
  expect(screen.getAllByText("已结束").length).toBeGreaterThan(0);
  expect(screen.queryAllByRole("button")).toHaveLength(0);
});

it("shows a new password once, after the administrator has proved to be there", { timeout: 20_000 }, async () => {
  let sent: { ifMatch: string | null; body: unknown } | undefined;
  server.use(
    http.post(`${address}/password-resets`, async ({ request }) => {
      const body = (await request.json()) as Schemas["ResetPasswordBody"];
      sent = { ifMatch: request.headers.get("if-match"), body };
      return body.password === "right"
        ? HttpResponse.json({ user: { ...one, version: 4 }, oneTimePassword: "kT7wq-9mNbx" } satisfies Schemas["CreatedUser"])
        : refusal(403, "reauthentication_failed", "身份确认未通过");
    }),
  );
  open(user({ allowedActions: ["resetPassword"] }));
  fireEvent.click(await screen.findByRole("button", { name: "重置密码" }));
  const dialog = screen.getByRole("dialog");
  const send = async (password: string) => {
    fireEvent.change(await within(dialog).findByLabelText("您自己的密码"), { target: { value: password } });
    fireEvent.click(within(dialog).getByRole("button", { name: "重置密码" }));
  };
  await send("wrong");
  expect(await within(dialog).findByText("身份确认未通过")).toBeTruthy();
  await send("right");
  expect(await screen.findByText("kT7wq-9mNbx")).toBeTruthy();
  expect(sent).toEqual({ ifMatch: '"3"', body: { password: "right", code: null } });

  fireEvent.keyDown(screen.getByText("kT7wq-9mNbx"), { key: "Escape" });
  expect(screen.getByText("kT7wq-9mNbx")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "已妥善保存，关闭" }));
  await waitFor(() => expect(screen.queryByText("kT7wq-9mNbx")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "重置密码" }));
  expect(screen.queryByText("kT7wq-9mNbx")).toBeNull();
});

it("says so and reads again when somebody else was faster", async () => {
  let reads = 0;
  open(one);
  server.use(
    http.get(address, () => {
      reads++;
      return HttpResponse.json(user({ version: 8 }));
    }),
    http.delete(`${address}/memberships/:membership`, () => refusal(412, "stale_version", "内容已被他人改动")),
  );
  fireEvent.click(await screen.findByRole("button", { name: "收回" }));
  const before = reads;
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "收回" }));
  expect(await screen.findByText(/没有写入；已重新载入/)).toBeTruthy();
  await waitFor(() => expect(reads).toBeGreaterThan(before));
});
