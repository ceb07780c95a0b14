import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { administrator, apiClient, orgUnit, refusal, user } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { ApiClientList } from "./api-client-list";

const none = { items: [], nextCursor: null };
const drafter = user();

beforeEach(() =>
  server.use(
    http.get("*/api/v1/memberships", () => HttpResponse.json(none)),
    http.get("*/api/v1/external-identities", () => HttpResponse.json(none)),
    http.get("*/api/v1/api-clients", () => HttpResponse.json(none)),
    http.get("*/api/v1/org-units", () =>
      HttpResponse.json({ items: [orgUnit(), orgUnit({ code: "epb", name: "市生态环境局", kind: "department" })], nextCursor: null }),
    ),
    http.get("*/api/v1/plans", () => HttpResponse.json({ items: [{ code: "quzhou-eco-14", state: "inForce" }], nextCursor: null })),
    http.get("*/api/v1/users", ({ request }) => {
      const asked = new URL(request.url).searchParams;
      return HttpResponse.json({ items: asked.get("role") === "drafter" && asked.get("orgUnit") === "kecheng" ? [drafter] : [], nextCursor: null });
    }),
  ),
);

const choose = async (label: string, option: RegExp) => {
  fireEvent.mouseDown(screen.getByLabelText(label));
  fireEvent.click(await screen.findByTitle(option));
};

it("registers a program, puts what the server refuses at its field, shows the secret once", { timeout: 20_000 }, async () => {
  const sent: Schemas["CreateApiClientCommand"][] = [];
  server.use(
    http.post("*/api/v1/api-clients", async ({ request }) => {
      const body = (await request.json()) as Schemas["CreateApiClientCommand"];
      sent.push(body);
      return body.forms?.includes("nosuch")
        ? refusal(422, "validation_failed", "提交的内容不符合要求", [{ pointer: "/forms/0", code: "unknown_form", message: "没有报表 nosuch" }])
        : HttpResponse.json({ client: apiClient(), secret: "qYk3vQ0m3Zp8" } satisfies Schemas["CreatedApiClient"], { status: 201 });
    }),
  );
  renderScreen(ApiClientList, "/administration/api-clients", "/administration/api-clients", administrator());
  fireEvent.click(await screen.findByRole("button", { name: "登记第三方系统" }));
  const dialog = screen.getByRole("dialog");
  const register = () => within(dialog).getByRole("button", { name: "登记" }) as HTMLButtonElement;
  fireEvent.change(within(dialog).getByLabelText("名称"), { target: { value: " 柯城区数据中台 " } });
  await choose("填报单位", /柯城区/);
  await waitFor(() => expect((screen.getByLabelText("责任人") as HTMLInputElement).disabled).toBe(false));
  await choose("责任人", new RegExp(drafter.userName));
  fireEvent.change(within(dialog).getByLabelText(/^报表/), { target: { value: "nosuch" } });
  fireEvent.change(within(dialog).getByLabelText(/^来源网段/), { target: { value: "10.20.0.0/16\n127.0.0.1/32\n" } });
  fireEvent.click(register());
  expect(await within(dialog).findByText("没有报表 nosuch")).toBeTruthy();

  fireEvent.change(within(dialog).getByLabelText(/^报表/), { target: { value: "annual-indicators" } });
  fireEvent.click(register());
  expect(await screen.findByText("qYk3vQ0m3Zp8")).toBeTruthy();
  expect(sent[1]).toEqual({
    name: "柯城区数据中台",
    orgUnit: "kecheng",
    responsibleUserId: drafter.id,
    scopes: ["plan:read", "submissions:write"],
    forms: ["annual-indicators"],
    networks: ["10.20.0.0/16", "127.0.0.1/32"],
    expiresOn: null,
    publicKeys: null,
  });
  const script = screen.getByLabelText("调用示例").textContent;
  expect(script).toContain("CLIENT_SECRET='qYk3vQ0m3Zp8'");
  expect(script).toContain(apiClient().clientId);

  fireEvent.click(screen.getByRole("button", { name: "已妥善保存，关闭" }));
  await waitFor(() => expect(screen.queryByText("qYk3vQ0m3Zp8")).toBeNull());
});

it("offers an auditor no registration", async () => {
  renderScreen(ApiClientList, "/administration/api-clients", "/administration/api-clients", administrator({ permissions: ["access.read"] }));
  expect(await screen.findByText("还没有登记第三方系统")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "登记第三方系统" })).toBeNull();
});
