import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { Dialog } from "@/ui/dialog";
import { FilterSelect } from "@/ui/filter-select";
import { LoadMore } from "@/ui/load-more";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { useAct } from "./use-act";
import { type Delivery, deliveriesQuery, replayDelivery, type Webhook } from "./webhook-queries";
import { DeliveryState } from "./webhook-state";

const states: readonly Delivery["state"][] = ["pending", "delivered", "failed"];

/** What it was sent, newest first, with every attempt; any of it can be sent again. */
export function WebhookDeliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["state"]);
  const [open, setOpen] = useState<string | null>(null);
  const deliveries = useInfiniteQuery(
    deliveriesQuery(
      webhook.id,
      states.find((s) => s === values.state),
    ),
  );
  const shown = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const opened = shown.find((d) => d.id === open);
  const kindOf = (d: Delivery) => t(d.change ? `changeKind.${d.change}` : "webhook.testEvent");
  const outcomeOf = (d: Delivery) => {
    const last = d.attempts[d.attempts.length - 1];
    return last ? (last.fault ? `${t(`webhookFault.${last.fault}`)}${last.status ? ` ${last.status}` : ""}` : `${last.status}`) : "—";
  };
  return (
    <section className="panel fills">
      <header>
        <h2>{t("webhook.deliveries")}</h2>
        <span className="muted">{t("webhook.deliveriesHint")}</span>
        <div className="extra">
          <FilterSelect
            all={t("webhook.allStates")}
            value={values.state}
            options={states.map((state) => ({ value: state, label: t(`deliveryState.${state}`) }))}
            onChange={(v) => set("state", v)}
          />
        </div>
      </header>
      {deliveries.isPending ? (
        <Pending />
      ) : deliveries.error ? (
        <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      ) : shown.length === 0 ? (
        <EmptyState title={t(values.state ? "state.noneMatch" : "webhook.noDeliveries")}>{!values.state && t("webhook.noDeliveriesHint")}</EmptyState>
      ) : (
        <>
          <Scroll>
            <table className="data clients">
              <thead>
                <tr>
                  <th>{t("webhook.event")}</th>
                  <th className="wide-only">{t("webhook.writtenAt")}</th>
                  <th className="wide-only">{t("webhook.attempts")}</th>
                  <th className="wide-only">{t("webhook.outcome")}</th>
                  <th className="wide-only">{t("webhook.nextAttempt")}</th>
                  <th>{t("grant.state")}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((d) => (
                  <tr key={d.id}>
                    <td>
                      <Button type="link" size="small" className="flush" onClick={() => setOpen(d.id)}>
                        {kindOf(d)}
                      </Button>
                      <div className="secondary small narrow-only">
                        {formatInstant(d.createdAt)} · {outcomeOf(d)}
                      </div>
                    </td>
                    <td className="nowrap secondary wide-only">{formatInstant(d.createdAt)}</td>
                    <td className="secondary wide-only">{d.attempts.length}</td>
                    <td className="secondary wide-only">{outcomeOf(d)}</td>
                    <td className="nowrap secondary wide-only">{d.nextAttemptAt ? formatInstant(d.nextAttemptAt) : "—"}</td>
                    <td className="nowrap">
                      <DeliveryState state={d.state} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <LoadMore pages={deliveries} count={shown.length} />
        </>
      )}
      {opened && <DeliveryDialog webhook={webhook} delivery={opened} title={kindOf(opened)} onClose={() => setOpen(null)} />}
    </section>
  );
}

function DeliveryDialog({ webhook, delivery, title, onClose }: { webhook: Webhook; delivery: Delivery; title: string; onClose: () => void }) {
  const { t } = useTranslation();
  const replay = useAct(() => replayDelivery(webhook, delivery), { done: () => t("webhook.replayed") });
  const payload = delivery.payload.startsWith("{") ? JSON.stringify(JSON.parse(delivery.payload), null, 2) : delivery.payload;
  return (
    <Dialog
      title={title}
      width={760}
      onClose={onClose}
      footer={
        <>
          {webhook.allowedActions.includes("test") && (
            <Button loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
              {t("webhook.replay")}
            </Button>
          )}
          <Button type="primary" onClick={onClose}>
            {t("action.close")}
          </Button>
        </>
      }
    >
      <p className="row">
        <DeliveryState state={delivery.state} />
        <span className="muted small breaks">webhook-id {delivery.eventId}</span>
      </p>
      <div className="example">
        <h3>{t("webhook.payload")}</h3>
        <pre tabIndex={0} aria-label={t("webhook.payload")}>
          {payload}
        </pre>
      </div>
      <h3>{t("webhook.attempts")}</h3>
      {delivery.attempts.length === 0 ? (
        <p className="muted">{t("webhook.noAttempts")}</p>
      ) : (
        <ul className="attempts">
          {delivery.attempts.map((a) => (
            <li key={a.at}>
              <div>
                {formatInstant(a.at)} · {a.fault ? t(`webhookFault.${a.fault}`) : t("deliveryState.delivered")}
                {a.status ? ` ${a.status}` : ""} <span className="muted">{t("webhook.milliseconds", { count: a.milliseconds })}</span>
              </div>
              {a.excerpt && <div className="secondary small breaks">{a.excerpt}</div>}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
