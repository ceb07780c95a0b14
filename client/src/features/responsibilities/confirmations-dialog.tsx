import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { formatInstant } from "@/lib/format";
import { Dialog, FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { ErrorState, Pending } from "@/ui/states";
import { confirmationsQuery, type Responsibility, takeBack } from "./queries";

type Props = { plan: string; responsibility: Responsibility; mayTakeBack: boolean; onClose: () => void };

/** Who confirmed it and when, and what was taken back; an administrator takes it back here. */
export function ConfirmationsDialog({ plan, responsibility, mayTakeBack, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const withdraw = useMutation({
    mutationFn: () => takeBack(plan, responsibility, reason.trim()),
    onSuccess: () => {
      void message.success(t("confirmation.takenBack"));
      onClose();
    },
  });
  const { subject, orgUnit, role, status } = responsibility;
  const about = (
    <>
      <p className="strong">
        {t("confirmation.of", {
          unit: orgUnit.shortName,
          role: t(`role.${role}`),
          subject: `${subject.kind === "commitment" ? "" : subject.code} ${subject.title}`.trim(),
        })}
      </p>
      <History plan={plan} responsibility={responsibility} />
    </>
  );
  if (!mayTakeBack || status !== "confirmed") {
    return (
      <Dialog title={t("confirmation.title")} width={480} onClose={onClose} footer={<Button onClick={onClose}>{t("action.close")}</Button>}>
        {about}
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={t("confirmation.title")}
      ok={t("confirmation.takeBack")}
      isDanger
      width={480}
      isBusy={withdraw.isPending}
      isReady={reason.trim() !== ""}
      onOk={() => withdraw.mutate()}
      onClose={onClose}
    >
      <FormProblem error={withdraw.error} places={["/reason"]} />
      {about}
      <Field label={t("confirmation.reason")} hint={t("confirmation.consequence")} error={errorsAt(withdraw.error, "/reason")}>
        {(control) => <Input.TextArea {...control} rows={3} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}

function History({ plan, responsibility }: { plan: string; responsibility: Responsibility }) {
  const { t } = useTranslation();
  const confirmations = useQuery(confirmationsQuery(plan, responsibility.id));
  if (confirmations.isPending) {
    return <Pending rows={1} />;
  }
  if (confirmations.error) {
    return <ErrorState error={confirmations.error} onRetry={() => void confirmations.refetch()} />;
  }
  if (confirmations.data.items.length === 0) {
    return <p className="muted">{t("confirmation.none")}</p>;
  }
  return (
    <ul className="plain">
      {confirmations.data.items.map((c) => (
        <li key={c.takenBackAt ?? "standing"}>
          {c.confirmedBy ? t("confirmation.by", { name: c.confirmedBy, at: formatInstant(c.confirmedAt) }) : t("confirmation.withData")}
          {c.takenBackBy && (
            <div className="secondary small">{t("confirmation.takenBackBy", { name: c.takenBackBy, at: formatInstant(c.takenBackAt), reason: c.reason })}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
