import { App, Button, Input, Radio } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { formatDate, formatPeriod } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { Pending } from "@/ui/states";
import { DueField, isKeepable } from "./due-field";
import { type BulkMove, moveMany, reasonCodes } from "./queries";

type Summary = Schemas["SubmissionSummary"];
type Moved = Schemas["MovedSubmissions"];

/** Approves or returns many: first says what would happen to each, then does it and says what did. */
export function BulkDecision({ plan, chosen, onDone }: { plan: string; chosen: Summary[]; onDone: () => void }) {
  const { t } = useTranslation();
  // Those that were picked when the dialog opened: what is done leaves the list behind it.
  const [deciding, setDeciding] = useState<{ action: "approve" | "return"; chosen: Summary[] }>();
  return (
    <div className="bulk" role="toolbar" aria-label={t("bulk.toolbar")}>
      <span className="nowrap">{t("bulk.chosen", { count: chosen.length })}</span>
      <Button size="small" danger disabled={chosen.length === 0} onClick={() => setDeciding({ action: "return", chosen })}>
        {t("bulk.return")}
      </Button>
      <Button size="small" type="primary" disabled={chosen.length === 0} onClick={() => setDeciding({ action: "approve", chosen })}>
        {t("bulk.approve")}
      </Button>
      {deciding && (
        <BulkDialog
          plan={plan}
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            setDeciding(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}

function BulkDialog({
  plan,
  action,
  chosen,
  onClose,
  onDone,
}: {
  plan: string;
  action: "approve" | "return";
  chosen: Summary[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [reason, setReason] = useState<(typeof reasonCodes)[number]>();
  const [comment, setComment] = useState("");
  const [dueOn, setDueOn] = useState("");
  const [moved, setMoved] = useState<Moved>();
  const [isDone, setIsDone] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const isReady = action === "approve" || (reason !== undefined && comment.trim() !== "" && isKeepable(dueOn));
  const ask = async (isPreview: boolean) => {
    const returning = action === "return" ? { reasonCode: reason ?? null, dueOn: dueOn || null } : {};
    const body: BulkMove = { action, comment: comment.trim() || null, dryRun: isPreview, ...returning };
    setIsBusy(true);
    try {
      setMoved(await moveMany(plan, chosen, body));
      setIsDone(!isPreview);
    } catch (error) {
      void message.error(explain(error, t("state.failed")), 8);
    } finally {
      setIsBusy(false);
    }
  };
  // What approving would do depends on nothing more that the person says, so it is asked at once.
  useEffect(() => {
    if (action === "approve") {
      void ask(true);
    }
  }, [action]);
  const close = isDone ? onDone : onClose;
  return (
    <Dialog
      title={t(`bulk.title.${action}`, { count: chosen.length })}
      width={640}
      onClose={close}
      footer={
        isDone ? (
          <Button type="primary" autoFocus onClick={close}>
            {t("action.close")}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t("action.cancel")}</Button>
            {action === "return" && !moved ? (
              <Button type="primary" disabled={!isReady} loading={isBusy} onClick={() => void ask(true)}>
                {t("bulk.preview")}
              </Button>
            ) : (
              <Button
                type={action === "return" ? "default" : "primary"}
                danger={action === "return"}
                disabled={!isReady || !moved || moved.counts.done === 0}
                loading={isBusy}
                onClick={() => void ask(false)}
              >
                {t(`bulk.do.${action}`, { count: moved?.counts.done ?? 0 })}
              </Button>
            )}
          </>
        )
      }
    >
      {action === "return" && !isDone && (
        <>
          <div className="muted">{t("approval.reason")}</div>
          <Radio.Group
            aria-label={t("approval.reason")}
            value={reason}
            onChange={(e) => {
              setReason(e.target.value);
              setMoved(undefined);
            }}
            options={reasonCodes.map((code) => ({ value: code, label: `${code} ${t(`reason.${code}`)}` }))}
          />
        </>
      )}
      {!isDone && (
        <label className="field">
          {t("approval.comment")}
          <Input.TextArea
            rows={2}
            value={comment}
            maxLength={2000}
            onChange={(e) => {
              setComment(e.target.value);
              if (action === "return") {
                setMoved(undefined);
              }
            }}
          />
        </label>
      )}
      {action === "return" && !isDone && (
        <DueField
          value={dueOn}
          onChange={(day) => {
            setDueOn(day);
            setMoved(undefined);
          }}
        />
      )}
      {action === "return" && !isDone && <p className="consequence">{t("bulk.consequence", { date: dueOn ? formatDate(dueOn) : t("bulk.sameDue") })}</p>}
      {moved ? <Outcomes moved={moved} isDone={isDone} /> : isBusy && <Pending rows={3} />}
    </Dialog>
  );
}

/** A line for each: what would happen or did, or why not. */
function Outcomes({ moved, isDone }: { moved: Moved; isDone: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <p aria-live="polite">{t(isDone ? "bulk.happened" : "bulk.wouldHappen", moved.counts)}</p>
      <table className="data">
        <thead>
          <tr>
            <th>{t("submission.unit")}</th>
            <th>{t("submission.form")}</th>
            <th>{t("bulk.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {moved.results.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{row.orgUnit?.shortName ?? "—"}</td>
              <td>{row.form && row.period ? `${row.form.name} · ${formatPeriod(row.period)}` : "—"}</td>
              <td>
                {row.problem ? (
                  <span className="red">
                    {row.problem.title}
                    {row.problem.detail && <span className="small">：{row.problem.detail}</span>}
                  </span>
                ) : (
                  row.state && t(`state.${row.state}`)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
