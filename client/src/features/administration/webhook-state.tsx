import { useTranslation } from "react-i18next";
import type { Light } from "@/ui/light";
import { MarkTag } from "@/ui/mark-tag";
import type { Delivery, Webhook } from "./webhook-queries";

/** How a webhook fares: active is not yet well. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  if (webhook.state === "disabled") {
    return <MarkTag light="red">{t(webhook.disabledReason === "gone" ? "webhookState.gone" : "webhookState.failing")}</MarkTag>;
  }
  return webhook.state === "paused" ? (
    <MarkTag light="grey">{t("webhookState.paused")}</MarkTag>
  ) : webhook.failingSince ? (
    <MarkTag light="yellow">{t("webhookState.retrying")}</MarkTag>
  ) : (
    <MarkTag light="green">{t("webhookState.active")}</MarkTag>
  );
}

const lights: Record<Delivery["state"], Light> = { pending: "yellow", delivered: "green", failed: "red" };

export function DeliveryState({ state }: { state: Delivery["state"] }) {
  const { t } = useTranslation();
  return <MarkTag light={lights[state]}>{t(`deliveryState.${state}`)}</MarkTag>;
}
