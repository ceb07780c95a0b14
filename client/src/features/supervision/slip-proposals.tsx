import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type SlipProposal, slipProposalsQuery } from "@/api/slips";
import { formatDate } from "@/lib/format";
import { LightTag } from "@/ui/light";
import { Scroll } from "@/ui/scroll";
import { IssueDialog } from "@/ui/slips/issue-dialog";
import { PlanSubject } from "@/ui/plan-subject";
import { SlipLevel } from "@/ui/slips/slip-marks";
import { EmptyState, ErrorState, Pending } from "@/ui/states";

const keyOf = ({ subject, area }: SlipProposal) => `${subject.kind} ${subject.code} ${area?.code ?? ""}`;

/** Whom the slip would go to: the area whose figure is red, else who leads. */
const addresseeOf = ({ area, lead }: SlipProposal) => area ?? lead?.orgUnit;

/** What has been red for long: pick, see what would go to whom, issue. */
export function SlipProposals({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const proposals = useQuery(slipProposalsQuery(plan));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [issuing, setIssuing] = useState<readonly SlipProposal[] | null>(null);
  if (proposals.isPending) {
    return <Pending />;
  }
  if (proposals.error) {
    return <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />;
  }
  const { items, redDays } = proposals.data;
  const chosen = items.filter((p) => picked.has(keyOf(p)));
  const toggle = (key: string) =>
    setPicked((now) => {
      const next = new Set(now);
      return next.delete(key) ? next : next.add(key);
    });
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title={t("slip.noneDue")}>{t("slip.noneDueHint", { days: redDays })}</EmptyState>
      ) : (
        <>
          <div className="slip-tools no-print">
            <Checkbox
              checked={chosen.length === items.length}
              indeterminate={chosen.length > 0 && chosen.length < items.length}
              onChange={(e) => setPicked(new Set(e.target.checked ? items.map(keyOf) : []))}
            >
              {t("slip.pickAll", { count: items.length })}
            </Checkbox>
            <div className="end">
              <Button type="primary" disabled={chosen.length === 0} onClick={() => setIssuing(chosen)}>
                {t("slip.issuePicked", { count: chosen.length })}
              </Button>
            </div>
          </div>
          <Scroll>
            <table className="data slips proposals">
              <thead>
                <tr>
                  <th aria-label={t("slip.pick")} />
                  <th>{t("slip.subject")}</th>
                  <th>{t("slip.redSince")}</th>
                  <th className="wide-only">{t("slip.to")}</th>
                  <th>{t("slip.levelDue")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((p) => (
                  <tr key={keyOf(p)}>
                    <td>
                      <Checkbox aria-label={t("slip.pickOne", { title: p.subject.title })} checked={picked.has(keyOf(p))} onChange={() => toggle(keyOf(p))} />
                    </td>
                    <td>
                      <PlanSubject plan={plan} subject={p.subject} /> <LightTag status={p.status} />
                      <div className="secondary small">{p.status.explanation}</div>
                      <div className="secondary small narrow-only">{addresseeOf(p)?.shortName ?? t("slip.noLead")}</div>
                    </td>
                    <td className="nowrap">
                      {formatDate(p.redSince)}
                      <div className="muted small">{t("slip.days", { count: p.days })}</div>
                    </td>
                    <td className="nowrap wide-only">
                      {addresseeOf(p)?.shortName ?? <span className="muted">{t("slip.noLead")}</span>}
                      {!p.area && p.lead?.status === "proposed" && <div className="muted small">{t("status.proposed")}</div>}
                    </td>
                    <td>
                      <SlipLevel level={p.level} />
                      {p.former && (
                        <div className="small nowrap">
                          <Link to={`/plans/${plan}/supervision/${p.former.id}`}>{t("slip.after", { number: p.former.number })}</Link>
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {issuing && (
        <IssueDialog
          plan={plan}
          rows={issuing.map((p) => ({
            subjectKind: p.subject.kind,
            subject: p.subject.code,
            title: p.subject.title,
            orgUnit: addresseeOf(p)?.code ?? "",
            level: p.level,
            former: p.former?.id ?? null,
          }))}
          onClose={() => {
            setIssuing(null);
            setPicked(new Set());
          }}
        />
      )}
    </>
  );
}
