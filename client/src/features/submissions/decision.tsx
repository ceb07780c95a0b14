import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, Popconfirm, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { explain } from "@/api/api-error";
import { formatDate } from "@/lib/format";
import { useKeys } from "@/lib/use-keys";
import { IndicatorName } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { DueField, isKeepable } from "./due-field";
import { addressOf, codeOf, move, reasonCodes, type Submission, trailQuery } from "./queries";

/** Approve, or return with a reason code, an overall remark and remarks on the marked cells. */
export function Decision({
  plan,
  submission,
  marked,
  onUnmark,
}: {
  plan: string;
  submission: Submission;
  marked: number[];
  onUnmark: (lineNo: number) => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [reason, setReason] = useState<(typeof reasonCodes)[number]>();
  const [comment, setComment] = useState("");
  const [notes, setNotes] = useState<Record<number, string>>({});
  const [dueOn, setDueOn] = useState("");
  const [isSending, setIsSending] = useState(false);

  const markedLines = marked.flatMap((no) => submission.lines.filter((line) => line.no === no));
  const decide = async (action: "approve" | "return") => {
    setIsSending(true);
    try {
      await move(
        plan,
        submission,
        action === "approve"
          ? { action, comment: comment.trim() || undefined }
          : {
              action,
              reasonCode: reason,
              comment: comment.trim(),
              dueOn: dueOn || undefined,
              lineNotes: markedLines.map((line) => ({ ...addressOf(line), reasonCode: reason, text: notes[line.no]?.trim() || comment.trim() })),
            },
      );
      void message.success(t(`approval.done.${action}`));
      await navigate(`/plans/${plan}/approvals`);
    } catch (error) {
      void message.error(explain(error, t("state.failed")), 8);
    } finally {
      setIsSending(false);
    }
  };
  useKeys((key) => {
    const target = document.querySelector<HTMLElement>(key === "r" ? "#return-reasons input" : key === "a" ? "#approve" : "#none");
    target?.focus();
    return target !== null;
  });
  const cannotReturn = !reason || comment.trim() === "" || !isKeepable(dueOn);
  const drafter = useQuery(trailQuery(plan, submission.id)).data?.items.findLast((act) => act.action === "submit")?.by.displayName;
  const consequence = [
    drafter && t("approval.toDrafter", { name: drafter }),
    t("approval.consequence", { count: submission.totalLines }),
    t("approval.backBy", { date: formatDate(dueOn || submission.dueOn) }),
  ]
    .filter(Boolean)
    .join(t("approval.stop"));

  return (
    <Panel
      title={t("approval.decide")}
      extra={
        <span className="hints">
          <kbd>R</kbd> {t("action.return")} <kbd>A</kbd> {t("action.approve")}
        </span>
      }
    >
      <div className="decision">
        <label className="field">
          {t("approval.comment")}
          <Input.TextArea rows={2} maxLength={2000} value={comment} onChange={(e) => setComment(e.target.value)} />
        </label>
        <div>
          <div className="muted">{t("approval.reason")}</div>
          <Radio.Group
            vertical
            id="return-reasons"
            aria-label={t("approval.reason")}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
            options={reasonCodes.map((code) => ({ value: code, label: `${code} ${t(`reason.${code}`)}` }))}
          />
        </div>
        {markedLines.map((line, i) => (
          <label className="field" key={line.no}>
            <span>
              {t("approval.markNo", { no: i + 1, code: codeOf(line) })} <IndicatorName name={line.title} />{" "}
              <Button type="link" size="small" onClick={() => onUnmark(line.no)}>
                {t("approval.unmark")}
              </Button>
            </span>
            <Input.TextArea rows={2} maxLength={2000} value={notes[line.no] ?? ""} onChange={(e) => setNotes({ ...notes, [line.no]: e.target.value })} />
          </label>
        ))}
        <DueField value={dueOn} present={submission.dueOn} onChange={setDueOn} />
      </div>
      <div className="bar">
        <span className="muted small why-not">
          {marked.length > 0 && `${t("approval.marksLeft")}${t("approval.stop")}`}
          {cannotReturn ? t("approval.needs") : consequence}
        </span>
        <Popconfirm
          title={t("approval.returnTitle", { unit: submission.orgUnit.shortName })}
          description={<div className="popover-text">{consequence}</div>}
          okText={t("action.return")}
          okButtonProps={{ danger: true }}
          disabled={cannotReturn || isSending}
          onConfirm={() => decide("return")}
        >
          <Button danger disabled={cannotReturn || isSending}>
            {marked.length > 0 ? t("approval.returnMarked", { count: marked.length }) : t("action.return")}
          </Button>
        </Popconfirm>
        <Button type="primary" id="approve" disabled={marked.length > 0} loading={isSending} onClick={() => void decide("approve")}>
          {t("action.approve")}
        </Button>
      </div>
    </Panel>
  );
}
