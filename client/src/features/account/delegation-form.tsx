import "dayjs/locale/zh-cn";
import { useMutation, useQuery } from "@tanstack/react-query";
import { DatePicker, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { errorsAt } from "@/api/api-error";
import { formatDate } from "@/lib/format";
import { Field } from "@/ui/field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { dayAfter } from "./dates";
import { type Account, createDelegation, delegatesQuery } from "./queries";

/** The contract's own limit. */
const mostDays = 92;
const places = ["/membershipId", "/toUserId", "/validFrom", "/validTo", "/reason"];

/** Enter takes a date over; it does not send the form. */
const takeEnter = (event: KeyboardEvent) => {
  if (event.key === "Enter") {
    event.preventDefault();
  }
};

/** Has a colleague act for a time, and says what that means before it is sent. */
export function DelegationForm({ account, onDone, onCancel }: { account: Account; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const mine = account.memberships.filter((m) => m.canBeDelegated);
  const delegates = useQuery(delegatesQuery);
  const [membershipId, setMembershipId] = useState(mine[0]?.id);
  const [toUserId, setToUserId] = useState<string>();
  const [from, setFrom] = useState<Dayjs | null>(today());
  const [to, setTo] = useState<Dayjs | null>(null);
  const [reason, setReason] = useState("");
  const submit = useMutation({ mutationFn: createDelegation, onSuccess: onDone });
  if (delegates.isPending) {
    return <Pending rows={4} />;
  }
  if (!delegates.data) {
    return <ErrorState error={delegates.error} onRetry={() => void delegates.refetch()} />;
  }
  const colleagues = delegates.data.items;
  if (colleagues.length === 0) {
    return <EmptyState title={t("delegation.nobody")}>{t("delegation.nobodyHint")}</EmptyState>;
  }
  const membership = mine.find((m) => m.id === membershipId);
  const colleague = colleagues.find((c) => c.id === toUserId);
  const first = today();
  const isComplete = membership && colleague && from && to;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) {
          submit.mutate({
            membershipId: membership.id,
            toUserId: colleague.id,
            validFrom: from.format("YYYY-MM-DD"),
            validTo: dayAfter(to.format("YYYY-MM-DD")),
            reason: reason.trim() || null,
          });
        }
      }}
    >
      <FormProblem error={submit.error} places={places} />
      <Field label={t("delegation.myRole")} error={errorsAt(submit.error, "/membershipId")}>
        {(wiring) => (
          <Select
            {...wiring}
            value={membershipId}
            onChange={setMembershipId}
            options={mine.map((m) => ({ value: m.id, label: `${m.orgUnit.name} · ${t(`person.${m.role}`)}` }))}
          />
        )}
      </Field>
      <Field label={t("delegation.colleague")} error={errorsAt(submit.error, "/toUserId")} hint={t("delegation.colleagueHint")}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("delegation.choose")}
            value={toUserId}
            onChange={setToUserId}
            options={colleagues.map((c) => ({ value: c.id, label: `${c.displayName}（${c.userName}）` }))}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={t("delegation.from")} error={errorsAt(submit.error, "/validFrom")}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              onKeyDown={takeEnter}
              value={from}
              onChange={(day) => setFrom(day)}
              disabledDate={(day) => day.isBefore(first)}
              allowClear={false}
            />
          )}
        </Field>
        <Field label={t("delegation.to")} error={errorsAt(submit.error, "/validTo")}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              onKeyDown={takeEnter}
              value={to}
              onChange={(day) => setTo(day)}
              disabledDate={(day) => day.isBefore(from ?? first, "day") || !!from?.add(mostDays - 1, "day").isBefore(day, "day")}
            />
          )}
        </Field>
      </div>
      <Field label={t("delegation.why")} error={errorsAt(submit.error, "/reason")}>
        {(wiring) => <Input.TextArea {...wiring} rows={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      <p className="consequence">
        {isComplete
          ? t("delegation.consequence", {
              name: colleague.displayName,
              principal: account.user.displayName,
              unit: membership.orgUnit.shortName,
              role: t(`person.${membership.role}`),
              from: formatDate(from.format("YYYY-MM-DD")),
              to: formatDate(to.format("YYYY-MM-DD")),
            })
          : t("delegation.incomplete", { days: mostDays })}
      </p>
      <FormActions label={t("delegation.give")} isPending={submit.isPending} error={submit.error} isDisabled={!isComplete} onCancel={onCancel} />
    </form>
  );
}
