import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { root } from "./queries";

export type Webhook = Schemas["Webhook"];
export type Delivery = Schemas["WebhookDelivery"];

export const webhooksQuery = infiniteQueryOptions({
  queryKey: [...root, "webhooks"],
  queryFn: ({ pageParam }) => take(api.GET("/api/v1/webhooks", { params: { query: { limit: 50, cursor: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const webhookQuery = (webhook: string) =>
  queryOptions({
    queryKey: [...root, "webhook", webhook],
    queryFn: () => take(api.GET("/api/v1/webhooks/{webhook}", { params: { path: { webhook } } })),
  });

export const deliveriesQuery = (webhook: string, state: Delivery["state"] | undefined) =>
  infiniteQueryOptions({
    queryKey: [...root, "webhook", webhook, "deliveries", state],
    queryFn: ({ pageParam }) =>
      take(api.GET("/api/v1/webhooks/{webhook}/deliveries", { params: { path: { webhook }, query: { state, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What was just asked for goes out within a second or two.
    refetchInterval: (query) => (query.state.data?.pages[0]?.items.some((d) => d.state === "pending") ? 3_000 : false),
  });

/** For the choice of a plan; the shell has asked already. */
export const plansQuery = queryOptions({ queryKey: ["plans"], queryFn: () => take(api.GET("/api/v1/plans")) });

const at = (webhook: Webhook) => ({ path: { webhook: webhook.id }, header: { "If-Match": `"${webhook.version}"` } });

export const createWebhook = (body: Schemas["CreateWebhookCommand"]) => take(api.POST("/api/v1/webhooks", { body }));

export const updateWebhook = (webhook: Webhook, body: Schemas["UpdateWebhookBody"]) =>
  take(api.PATCH("/api/v1/webhooks/{webhook}", { params: at(webhook), body }));

export const removeWebhook = (webhook: Webhook) => take(api.DELETE("/api/v1/webhooks/{webhook}", { params: at(webhook) }));

export const makeSecret = (webhook: Webhook) => take(api.POST("/api/v1/webhooks/{webhook}/secret", { params: at(webhook) }));

export const testWebhook = (webhook: Webhook) => take(api.POST("/api/v1/webhooks/{webhook}/test", { params: { path: { webhook: webhook.id } } }));

export const replayDelivery = (webhook: Webhook, delivery: Delivery) =>
  take(api.POST("/api/v1/webhooks/{webhook}/deliveries/{delivery}/replay", { params: { path: { webhook: webhook.id, delivery: delivery.id } } }));
