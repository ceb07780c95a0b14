import { useInfiniteQuery } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import { formatDate } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { type Reassignment, reassignmentsQuery, receive } from "./queries";
import { SubjectCell } from "./subject-cell";

/** What has been given to one's unit and waits for somebody of it to say that it has arrived. */
export function Handovers({ plan, unit }: { plan: string; unit: string }) {
  const open = useInfiniteQuery(reassignmentsQuery(plan, unit, true)).data?.pages.flatMap((page) => page.items) ?? [];
  return open.filter((one) => one.mayReceive && one.toOrgUnit.code === unit).map((one) => <Handover key={one.id} plan={plan} reassignment={one} />);
}

function Handover({ plan, reassignment }: { plan: string; reassignment: Reassignment }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [comment, setComment] = useState("");
  const [isBusy, setBusy] = useState(false);
  const from = reassignment.fromOrgUnits.map((u) => u.shortName).join("、");
  const acknowledge = async () => {
    setBusy(true);
    try {
      await receive(plan, reassignment, comment);
      void message.success(t("handover.received"));
    } catch (error) {
      void message.error(explain(error, t("state.failed")), 8);
      setBusy(false);
    }
  };
  return (
    <Panel
      title={t("handover.title", { from, count: reassignment.responsibilities.length })}
      note={t("handover.note", { date: formatDate(reassignment.effectiveOn), by: reassignment.madeBy })}
      isPadded
    >
      <div className="handover">
        <p>
          <span className="muted">{t("reassign.reason")}</span> {reassignment.reason}
        </p>
        {reassignment.handoverNote && (
          <p>
            <span className="muted">{t("reassign.note")}</span> {reassignment.handoverNote}
          </p>
        )}
        <ul className="plain">
          {reassignment.responsibilities.map((r) => (
            <li key={r.id}>
              {t(`role.${r.role}`)} <SubjectCell plan={plan} subject={r.subject} />
            </li>
          ))}
        </ul>
        <div className="row">
          <Input
            aria-label={t("handover.comment")}
            placeholder={t("handover.comment")}
            maxLength={2000}
            value={comment}
            onChange={(e) => setComment(e.target.value)}
          />
          <Button type="primary" loading={isBusy} onClick={() => void acknowledge()}>
            {t("handover.receive")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
