import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { type Slip, slipsQuery } from "@/api/slips";
import { Panel } from "../panel";
import { PlanSubject } from "../plan-subject";
import { ErrorState } from "../states";
import { IssueDialog } from "./issue-dialog";
import { SlipNumber, SlipStanding } from "./slip-marks";

type Props = {
  plan: string;
  subject: Pick<Slip["subject"], "code" | "title"> & { kind: "task" | "project" | "indicator" };
  /** To whom a new one goes unless another is chosen. */
  lead?: string | undefined;
};

/** Slips under way about a task, project or indicator; whoever may issues one here. Nothing where there is none and none to issue. */
export function OpenSlips({ plan, subject, lead }: Props) {
  const { t } = useTranslation();
  const slips = useInfiniteQuery(slipsQuery(plan, { subjectKind: subject.kind, subject: subject.code, underWay: true }));
  const mayIssue = useOwnSession()?.permissions.includes("slips.issue") ?? false;
  const [isIssuing, setIssuing] = useState(false);
  const items = slips.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0 && !mayIssue && !slips.error) {
    return null;
  }
  return (
    <Panel
      title={t("slip.underWay")}
      note={items.length > 0 ? items.length : t("slip.noneUnderWay")}
      extra={
        mayIssue && (
          <Button size="small" onClick={() => setIssuing(true)}>
            {t("slip.issue")}
          </Button>
        )
      }
    >
      {slips.error && <ErrorState error={slips.error} onRetry={() => void slips.refetch()} />}
      {items.length > 0 && <SlipRows plan={plan} slips={items} />}
      {isIssuing && (
        <IssueDialog
          plan={plan}
          rows={[{ subjectKind: subject.kind, subject: subject.code, orgUnit: lead ?? "", level: "reminder", title: subject.title }]}
          onClose={() => setIssuing(false)}
        />
      )}
    </Panel>
  );
}

/** Slips that wait for an act of one's own; nothing where none does. */
export function WaitingSlips({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const slips = useInfiniteQuery(slipsQuery(plan, { waiting: true }));
  const items = slips.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    items.length > 0 && (
      <Panel title={t("slip.waiting")} note={items.length} extra={<Link to={`/plans/${plan}/supervision?waiting=true`}>{t("slip.all")}</Link>}>
        <SlipRows plan={plan} slips={items} withSubject />
      </Panel>
    )
  );
}

function SlipRows({ plan, slips, withSubject = false }: { plan: string; slips: readonly Slip[]; withSubject?: boolean }) {
  return (
    <table className="data slips">
      <tbody>
        {slips.map((slip) => (
          <tr key={slip.id}>
            <td>
              <SlipNumber plan={plan} slip={slip} /> <span className="secondary nowrap">{slip.orgUnit.shortName}</span>
              <div className="secondary what">{withSubject ? <PlanSubject plan={plan} subject={slip.subject} /> : slip.requirement}</div>
            </td>
            <td className="nowrap">
              <SlipStanding slip={slip} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
