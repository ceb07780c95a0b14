import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import dayjs from "dayjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { explain } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { formatDate } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { lastDay } from "./dates";
import { type Account, delegationsQuery, endDelegation } from "./queries";

const DelegationForm = lazy(async () => ({ default: (await import("./delegation-form")).DelegationForm }));

/** Who acts for whom: given and held, the newest first. */
export function DelegationsPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const delegations = useQuery(delegationsQuery);
  const [isOpen, setIsOpen] = useState(false);
  const mayGive = account.memberships.some((m) => m.canBeDelegated);
  return (
    <Panel
      title={t("account.delegations")}
      note={t("delegation.note")}
      extra={
        mayGive && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t("delegation.give")}
          </Button>
        )
      }
    >
      {delegations.isPending ? (
        <Pending rows={2} />
      ) : !delegations.data ? (
        <ErrorState error={delegations.error} onRetry={() => void delegations.refetch()} />
      ) : delegations.data.items.length === 0 ? (
        <EmptyState title={t("delegation.none")}>{mayGive ? t("delegation.noneHint") : t("delegation.notYours")}</EmptyState>
      ) : (
        <table className="data">
          <thead>
            <tr>
              <th>{t("delegation.who")}</th>
              <th className="wide-only">{t("account.role")}</th>
              <th className="wide-only">{t("delegation.time")}</th>
              <th className="wide-only">{t("delegation.reason")}</th>
              <th>{t("submission.state")}</th>
              <th className="act">{t("submission.action")}</th>
            </tr>
          </thead>
          <tbody>
            {delegations.data.items.map((delegation) => (
              <Row key={delegation.id} delegation={delegation} isGiven={delegation.from.id === account.user.id} />
            ))}
          </tbody>
        </table>
      )}
      {isOpen && (
        <Dialog title={t("delegation.title")} onClose={() => setIsOpen(false)}>
          <Suspense fallback={<Pending rows={4} />}>
            <DelegationForm
              account={account}
              onCancel={() => setIsOpen(false)}
              onDone={() => {
                setIsOpen(false);
                void message.success(t("delegation.given"));
              }}
            />
          </Suspense>
        </Dialog>
      )}
    </Panel>
  );
}

type State = "inForce" | "toCome" | "over" | "ended";

function stateOf(delegation: Schemas["Delegation"]): State {
  if (delegation.endedAt) {
    return "ended";
  }
  return delegation.inForce ? "inForce" : dayjs(delegation.validFrom).isAfter(today()) ? "toCome" : "over";
}

function Row({ delegation, isGiven }: { delegation: Schemas["Delegation"]; isGiven: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const end = useMutation({
    mutationFn: () => endDelegation(delegation.id),
    onSuccess: () => void message.success(t("delegation.endedNow")),
    onError: (error) => void message.error(explain(error, t("state.failed")), 8),
  });
  const state = stateOf(delegation);
  const isLive = state === "inForce" || state === "toCome";
  const names = { name: delegation.to.displayName, principal: delegation.from.displayName };
  const role = `${delegation.orgUnit.shortName} · ${t(`person.${delegation.role}`)}`;
  const time = t("account.fromTo", { from: formatDate(delegation.validFrom), to: formatDate(lastDay(delegation.validTo)) });
  return (
    <tr>
      <td>
        <span className={isLive ? "strong nowrap" : "secondary nowrap"}>{t("actor.delegate", names)}</span>{" "}
        <span className="muted nowrap">{isGiven ? t("delegation.byMe") : t("delegation.forMe")}</span>
        <div className="small secondary narrow-only">{role}</div>
        <div className="small secondary narrow-only keep">{time}</div>
        {delegation.reason && <div className="small muted narrow-only">{delegation.reason}</div>}
      </td>
      <td className={isLive ? "nowrap wide-only" : "secondary nowrap wide-only"}>{role}</td>
      <td className="secondary nowrap wide-only">{time}</td>
      <td className="secondary wide-only">{delegation.reason ?? "—"}</td>
      <td className="nowrap">
        <span className={`light tag ${state === "inForce" ? "green" : state === "toCome" ? "yellow" : "grey"}`}>{t(`delegationState.${state}`)}</span>
      </td>
      <td className="act nowrap">
        {isLive && (
          <Popconfirm
            title={t("delegation.endTitle", names)}
            description={t("delegation.endConsequence", names)}
            okText={t("delegation.end")}
            okButtonProps={{ danger: true }}
            onConfirm={() => end.mutate()}
          >
            <Button type="link" size="small" danger loading={end.isPending} aria-label={t("delegation.endOf", names)}>
              {t("delegation.end")}
            </Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}
