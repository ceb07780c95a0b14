import "dayjs/locale/zh-cn";
import { useMutation } from "@tanstack/react-query";
import { App, DatePicker, Input } from "antd";
import type { Dayjs } from "dayjs";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { formatDate, formatPeriod } from "@/lib/format";
import { today } from "@/lib/today";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { extend, type Owed } from "./queries";

const places = ["/dueOn", "/closesOn", "/reason"];

/** Enter takes a date over; it does not send the form. */
const takeEnter = (event: KeyboardEvent) => {
  if (event.key === "Enter") {
    event.preventDefault();
  }
};

/** Gives one unit until another day, with the reason that the unit reads beside its dates. */
export function ExtensionDialog({ plan, submission, onClose }: { plan: string; submission: Owed; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [dueOn, setDueOn] = useState<Dayjs | null>(null);
  const [closesOn, setClosesOn] = useState<Dayjs | null>(null);
  const [reason, setReason] = useState("");
  const giving = useMutation({
    mutationFn: (day: Dayjs) =>
      extend(plan, submission, { dueOn: day.format("YYYY-MM-DD"), closesOn: closesOn?.format("YYYY-MM-DD") ?? null, reason: reason.trim() }),
    onSuccess: (_, day) => {
      void message.success(t("extension.done", { unit: submission.orgUnit.shortName, date: formatDate(day.format("YYYY-MM-DD")) }));
      onClose();
    },
  });
  const { error } = giving;
  const now = today();
  return (
    <FormDialog
      title={t("extension.title", { unit: submission.orgUnit.shortName, form: submission.form.name, period: formatPeriod(submission.period) })}
      ok={t("extension.give")}
      isReady={dueOn !== null && reason.trim() !== ""}
      isBusy={giving.isPending}
      onOk={() => dueOn && giving.mutate(dueOn)}
      onClose={onClose}
    >
      <FormProblem error={error} places={places} />
      <p className="secondary">
        {t("extension.now", { date: formatDate(submission.dueOn) })}
        {submission.closesOn && `，${t("extension.closesNow", { date: formatDate(submission.closesOn) })}`}
      </p>
      <div className="pair-fields">
        <Field label={t("extension.dueOn")} error={errorsAt(error, "/dueOn")}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              autoFocus
              value={dueOn}
              onKeyDown={takeEnter}
              disabledDate={(day) => day.isBefore(now, "day")}
              onChange={(day) => setDueOn(day)}
            />
          )}
        </Field>
        <Field label={t("extension.closesOn")} hint={t("extension.closesHint")} error={errorsAt(error, "/closesOn")}>
          {(wiring) => (
            <DatePicker
              {...wiring}
              value={closesOn}
              onKeyDown={takeEnter}
              disabledDate={(day) => day.isBefore(dueOn ?? now, "day")}
              onChange={(day) => setClosesOn(day)}
            />
          )}
        </Field>
      </div>
      <Field label={t("extension.reason")} hint={t("extension.reasonHint")} error={errorsAt(error, "/reason")}>
        {(wiring) => <Input.TextArea {...wiring} rows={3} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
