import { fireEvent, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Schemas } from "@/api/client";
import { administrator, apiClient, refusal, webhook } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { WebhookList } from "./webhook-list";
import { WebhookPage } from "./webhook-page";

const manager = administrator({ permissions: ["access.read", "access.manage", "webhooks.read", "webhooks.manage"] });

beforeEach(() =>
  server.use(
    http.get("*/api/v1/webhooks", () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get("*/api/v1/plans", () => HttpResponse.json({ items: [{ code: "quzhou-eco-14", shortTitle: "“十四五”规划" }], nextCursor: null })),
    http.get("*/api/v1/api-clients", () => HttpResponse.json({ items: [apiClient()], nextCursor: null })),
  ),
);

it("makes a webhook, puts what the server refuses at its field, shows the secret once", { timeout: 20_000 }, async () => {
  const sent: Schemas["CreateWebhookCommand"][] = [];
  server.use(
    http.post("*/api/v1/webhooks", async ({ request }) => {
      const body = (await request.json()) as Schemas["CreateWebhookCommand"];
      sent.push(body);
      return body.url.startsWith("http:")
        ? refusal(422, "validation_failed", "提交的内容不符合要求", [{ pointer: "/url", code: "url_not_allowed", message: "只能推送到公网的 https 地址" }])
        : HttpResponse.json({ webhook: webhook(), secret: "whsec_once" } satisfies Schemas["CreatedWebhook"], { status: 201 });
    }),
  );
  renderScreen(WebhookList, "/administration/webhooks", "/administration/webhooks", manager);
  expect(await screen.findByText("还没有推送")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "新建推送" }));
  const dialog = screen.getByRole("dialog");
  fireEvent.change(within(dialog).getByLabelText("名称"), { target: { value: " 监测平台 " } });
  fireEvent.mouseDown(within(dialog).getByLabelText("第三方系统"));
  fireEvent.click(await screen.findByTitle(/柯城区数据中台/));
  fireEvent.change(within(dialog).getByLabelText("推送地址"), { target: { value: "http://10.0.0.1/" } });
  fireEvent.mouseDown(within(dialog).getByLabelText("规划"));
  fireEvent.click(await screen.findByTitle(/“十四五”/));
  fireEvent.click(within(dialog).getByLabelText("报件办理"));
  const make = within(dialog).getByRole("button", { name: /^新\s?建$/ });
  fireEvent.click(make);
  expect(await within(dialog).findByText("只能推送到公网的 https 地址")).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText("推送地址"), { target: { value: "https://platform.example/lantu" } });
  fireEvent.click(make);
  expect(await screen.findByText("whsec_once")).toBeTruthy();
  expect(sent[1]).toEqual({
    name: "监测平台",
    url: "https://platform.example/lantu",
    apiClientId: apiClient().id,
    kind: "events",
    plan: "quzhou-eco-14",
    changes: ["submissionMoved"],
  });
});

it("shows why Lantu stopped calling, what was sent, and sends it again", async () => {
  const stopped = webhook({ state: "disabled", disabledReason: "failing", allowedActions: ["update", "resume", "test", "makeSecret", "remove"] });
  const replayed: string[] = [];
  server.use(
    http.get("*/api/v1/webhooks/:id", () => HttpResponse.json(stopped)),
    http.get("*/api/v1/webhooks/:id/deliveries", () =>
      HttpResponse.json({
        items: [
          {
            id: "d1",
            eventId: "e1",
            change: "figureApproved",
            state: "failed",
            createdAt: "2026-11-25T00:00:00Z",
            nextAttemptAt: null,
            endedAt: "2026-11-28T00:00:00Z",
            payload: '{"specversion":"1.0"}',
            attempts: [{ at: "2026-11-25T00:00:00Z", milliseconds: 12, status: 503, fault: "refused", excerpt: "Service Unavailable" }],
          } satisfies Schemas["WebhookDelivery"],
        ],
        nextCursor: null,
      }),
    ),
    http.post("*/api/v1/webhooks/:id/deliveries/:delivery/replay", ({ params }) => {
      replayed.push(String(params["delivery"]));
      return HttpResponse.json({});
    }),
  );
  renderScreen(WebhookPage, "/administration/webhooks/:id", `/administration/webhooks/${stopped.id}`, manager);
  expect(await screen.findByText("已停用：连续失败 3 天")).toBeTruthy();
  expect(screen.getByRole("button", { name: /恢\s?复/ })).toBeTruthy();
  fireEvent.click(await screen.findByRole("button", { name: "指标值核定" }));
  const dialog = screen.getByRole("dialog");
  expect(within(dialog).getByText("Service Unavailable")).toBeTruthy();
  expect(within(dialog).getByText(/"specversion": "1.0"/)).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "重新推送" }));
  await screen.findByText("已重新排入推送");
  expect(replayed).toEqual(["d1"]);
});
