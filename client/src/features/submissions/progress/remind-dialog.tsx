import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatInstant, formatPeriod } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { ErrorState, Pending } from "@/ui/states";
import { type Owed, type ReminderResult, remind } from "./queries";

const longest = 500;

/** Reminds of one or many: first who would be told and what is skipped and why, then what happened to each. */
export function RemindDialog({ plan, owed, onClose, onDone }: { plan: string; owed: readonly Owed[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  // Those that were chosen when the dialog opened: what it does changes the matrix behind it.
  const [asked] = useState(owed);
  const [text, setText] = useState("");
  const ids = asked.map((o) => o.id);
  const preview = useQuery({
    queryKey: ["reminder-preview", plan, ids],
    queryFn: () => remind(plan, ids, null, true),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sending = useMutation({
    mutationFn: () =>
      remind(
        plan,
        willTell.map((r) => r.submission),
        text.trim() || null,
        false,
      ),
  });
  const willTell = (preview.data ?? []).filter((r) => r.code === null);
  const done = sending.data;
  // What was skipped in the preview was not asked again, and stays as it was said.
  const results = (preview.data ?? []).map((r) => done?.find((d) => d.submission === r.submission) ?? r);
  const reminded = done?.filter((r) => r.code === null).length ?? 0;
  return (
    <Dialog
      title={t("reminder.title", { count: asked.length })}
      width={720}
      onClose={done ? onDone : onClose}
      footer={
        done ? (
          <Button type="primary" autoFocus onClick={onDone}>
            {t("action.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("action.cancel")}</Button>
            <Button type="primary" disabled={willTell.length === 0} loading={sending.isPending} onClick={() => sending.mutate()}>
              {t("reminder.send", { count: willTell.length })}
            </Button>
          </>
        )
      }
    >
      <FormProblem error={sending.error} />
      {!done && (
        <Field label={t("reminder.messageLabel")} hint={t("reminder.messageHint")}>
          {(wiring) => <Input.TextArea {...wiring} rows={2} maxLength={longest} value={text} onChange={(e) => setText(e.target.value)} />}
        </Field>
      )}
      {preview.isPending ? (
        <Pending rows={4} />
      ) : preview.error ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <>
          <p aria-live="polite">
            {done
              ? t("reminder.happened", { done: reminded, skipped: results.length - reminded })
              : t("reminder.wouldHappen", { done: willTell.length, skipped: results.length - willTell.length })}
          </p>
          <div className="scroll">
            <table className="data outcomes">
              <thead>
                <tr>
                  <th>{t("submission.unit")}</th>
                  <th>{t("submission.form")}</th>
                  <th>{t(done ? "bulk.outcome" : "reminder.willTell")}</th>
                </tr>
              </thead>
              <tbody>
                {results.map((result) => {
                  const of = asked.find((o) => o.id === result.submission);
                  return (
                    <tr key={result.submission}>
                      <td className="nowrap">{of?.orgUnit.shortName}</td>
                      <td>
                        {of?.form.name} <span className="secondary nowrap">{formatPeriod(of?.period)}</span>
                      </td>
                      <td>
                        <Outcome result={result} isDone={done !== undefined} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Dialog>
  );
}

function Outcome({ result, isDone }: { result: ReminderResult; isDone: boolean }) {
  const { t } = useTranslation();
  if (result.code !== null) {
    return (
      <span className="yellow">
        {t("reminder.skipped")}：{result.remindedAt ? t("reminder.already", { at: formatInstant(result.remindedAt) }) : result.message}
      </span>
    );
  }
  if (result.recipients.length === 0) {
    return <span className="yellow">{t("reminder.nobody")}</span>;
  }
  const names = result.recipients.map((person) => person.displayName).join(t("actor.and"));
  return isDone ? <span className="green">{t("reminder.sent", { names })}</span> : names;
}
