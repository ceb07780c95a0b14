import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { queryClient, sessionKey } from "@/api/query-client";
import { problem, session } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { SignInPage } from "./sign-in-page";

const refuse = (status: number, code: string, headers: Record<string, string> = {}) =>
  HttpResponse.json(problem(status, code), { status, headers: { "content-type": "application/problem+json", ...headers } });

let providers: Schemas["SignInProvider"][];
beforeEach(() => {
  providers = [];
  queryClient.clear();
  server.use(
    http.get("*/api/v1/session/demo-accounts", () => refuse(404, "not_found")),
    http.get("*/api/v1/session/providers", () => HttpResponse.json<Schemas["SignInProviderPage"]>({ items: providers, nextCursor: null })),
  );
});

/** Answers sign-ins as the server does for somebody with a second factor, and keeps what was sent. */
function withSecondFactor(right: string): Schemas["OpenSessionCommand"][] {
  const sent: Schemas["OpenSessionCommand"][] = [];
  server.use(
    http.post("*/api/v1/session", async ({ request }) => {
      const command = (await request.json()) as Schemas["OpenSessionCommand"];
      sent.push(command);
      return !command.code ? refuse(401, "code_required") : command.code === right ? HttpResponse.json(session()) : refuse(401, "code_wrong");
    }),
  );
  return sent;
}

async function givePassword(address = "/") {
  renderScreen(SignInPage, address.split("?")[0] ?? "/", address);
  fireEvent.change(await screen.findByLabelText("用户名"), { target: { value: " kaihua.approver " } });
  fireEvent.change(screen.getByLabelText("密码"), { target: { value: "secret" } });
  fireEvent.click(screen.getByRole("button", { name: "登录" }));
}

it("asks for the code when the password was right, takes one pasted with a space, and signs in", async () => {
  const sent = withSecondFactor("492039");
  await givePassword();
  const field = await screen.findByLabelText<HTMLInputElement>("六位验证码");
  expect([field.autocomplete, field.inputMode]).toEqual(["one-time-code", "numeric"]);
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: "492 039" } });
  expect(field.value).toBe("492039");
  fireEvent.click(screen.getByRole("button", { name: "验证并登录" }));
  await waitFor(() => expect(queryClient.getQueryData(sessionKey)).toEqual(session()));
  expect(sent).toEqual([
    { userName: "kaihua.approver", password: "secret" },
    { userName: "kaihua.approver", password: "secret", code: "492039" },
  ]);
});

it("says that a code is wrong and takes a recovery code in its place", async () => {
  const sent = withSecondFactor("k7mq-2xvb-9hcd-w4tn");
  await givePassword();
  fireEvent.change(await screen.findByLabelText("六位验证码"), { target: { value: "000000" } });
  fireEvent.click(screen.getByRole("button", { name: "验证并登录" }));
  expect(await screen.findByText("验证码不正确或已用过，请等下一个")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "使用恢复码" }));
  expect(screen.queryByText("验证码不正确或已用过，请等下一个")).toBeNull();
  fireEvent.change(screen.getByLabelText("恢复码"), { target: { value: " k7mq-2xvb-9hcd-w4tn " } });
  fireEvent.click(screen.getByRole("button", { name: "验证并登录" }));
  await waitFor(() => expect(sent.at(-1)?.code).toBe("k7mq-2xvb-9hcd-w4tn"));
});

it("goes back to an empty password", async () => {
  withSecondFactor("492039");
  await givePassword();
  fireEvent.click(await screen.findByRole("button", { name: "返回上一步" }));
  expect(screen.getByLabelText<HTMLInputElement>("用户名").value).toBe(" kaihua.approver ");
  expect(screen.getByLabelText<HTMLInputElement>("密码").value).toBe("");
});

it("closes the button for as long as the server asks to wait", async () => {
  server.use(http.post("*/api/v1/session", () => refuse(429, "too_many_requests", { "retry-after": "42" })));
  await givePassword();
  expect(await screen.findByText("请在 42 秒后再试。")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "请等 42 秒" }).disabled).toBe(true);
});

it("offers outside sign-ins that come back to the page asked for, and says how the last one ended", async () => {
  providers = [{ name: "zwsso", displayName: "浙江政务服务网", href: "/connect/begin/zwsso" }];
  renderScreen(SignInPage, "/plans/p/tasks", "/plans/p/tasks?chapter=5&external=pending");
  const link = await screen.findByRole("link", { name: "用浙江政务服务网登录" });
  expect(link.getAttribute("href")).toBe(`/connect/begin/zwsso?returnPath=${encodeURIComponent("/plans/p/tasks?chapter=5&external=pending")}`);
  expect(screen.getByText("待授权")).toBeTruthy();
});
