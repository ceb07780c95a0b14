import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type SlipAction, slipQuery } from "@/api/slips";
import { formatDate, formatInstant } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";
import { Facts } from "@/ui/facts";
import { MarkTag } from "@/ui/mark-tag";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { PrintButton } from "@/ui/print-button";
import { PlanSubject } from "@/ui/plan-subject";
import { SlipStanding } from "@/ui/slips/slip-marks";
import { ErrorState, Pending } from "@/ui/states";
import { MoveDialog } from "./move-dialog";
import "./supervision.css";

/** One slip: what it says, how the matter stood then, what has been said since, and what one may do with it. */
export function SlipPage() {
  const { t } = useTranslation();
  const { plan = "", id = "" } = useParams();
  const slip = useQuery(slipQuery(plan, id));
  const [moving, setMoving] = useState<SlipAction | null>(null);
  if (slip.isPending) {
    return <Pending rows={12} />;
  }
  if (slip.error) {
    return <ErrorState error={slip.error} onRetry={() => void slip.refetch()} />;
  }
  const shown = slip.data;
  const link = (other: { id: string; number: string }) => <Link to={`/plans/${plan}/supervision/${other.id}`}>{other.number}</Link>;
  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/supervision`}>{t("nav.supervision")}</Link> / {shown.number}
          </>
        }
        title={<span className={`slip-level ${shown.level}`}>{shown.number}</span>}
        documentTitle={shown.number}
        actions={
          <>
            <PrintButton />
            {shown.allowedActions.map((action) => (
              <Button key={action} type={action === "answer" || action === "close" ? "primary" : "default"} onClick={() => setMoving(action)}>
                {t(`slipAction.${action}`)}
              </Button>
            ))}
          </>
        }
      >
        <span className={shown.overdue ? "red" : "secondary"}>
          {t(`slipState.${shown.state}`)}
          {shown.overdue && ` · ${t("slip.overdue")}`}
        </span>
      </PageHeader>
      <div className="grid-2">
        <div className="stack">
          <Panel title={t("slip.said")} isPadded>
            <h3 className="muted small">{t("slip.subject")}</h3>
            <p className="slip-words">
              <PlanSubject plan={plan} subject={shown.subject} />
            </p>
            <h3 className="muted small">{t("slip.reason")}</h3>
            <p className="slip-words">{shown.reason}</p>
            <h3 className="muted small">{t("slip.requirement")}</h3>
            <p className="slip-words strong">{shown.requirement}</p>
            <h3 className="muted small">{t("slip.lightThen")}</h3>
            <p className="slip-words">
              <MarkTag light={shown.light}>{t(`light.${shown.light}`)}</MarkTag> <span className="secondary">{shown.explanation}</span>
            </p>
          </Panel>
          <Panel title={t("slip.trail")}>
            <ol className="slip-trail">
              {shown.acts.map((act) => (
                <li key={act.no}>
                  <span className="strong">{t(`slipAction.${act.action}`)}</span>{" "}
                  <span className="muted small">
                    {act.orgUnit.shortName} <ActorName name={act.by} onBehalfOf={act.onBehalfOf} program={null} /> · {formatInstant(act.at)}
                  </span>
                  <p>{act.text}</p>
                  {act.untilOn && act.action !== "escalate" && act.action !== "withdraw" && (
                    <div className="muted small">{t(`slipUntil.${act.action}`, { date: formatDate(act.untilOn) })}</div>
                  )}
                </li>
              ))}
            </ol>
          </Panel>
        </div>
        <div className="stack">
          <Panel title={t("slip.facts")} isPadded>
            <Facts
              facts={[
                [t("slip.to"), shown.orgUnit.name],
                [t("slip.issuer"), shown.issuer.name],
                [t("slip.issuedAt"), formatInstant(shown.issuedAt)],
                [t("slip.answerBy"), formatDate(shown.answerBy)],
                [t("slip.dueOn"), formatDate(shown.dueOn)],
                [t("submission.state"), <SlipStanding key="state" slip={shown} />],
                ...(shown.former ? ([[t("slip.former"), link(shown.former)]] as const) : []),
                ...(shown.successor ? ([[t("slip.successor"), link(shown.successor)]] as const) : []),
              ]}
            />
          </Panel>
        </div>
      </div>
      {moving && moving !== "issue" && <MoveDialog plan={plan} slip={shown} action={moving} onClose={() => setMoving(null)} />}
    </>
  );
}
