import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Panel } from "@/ui/panel";
import { ErrorState } from "@/ui/states";
import { codeOf, type Submission, trailQuery } from "../queries";
import { EvidenceList } from "./evidence-list";
import { evidenceQuery } from "./queries";

/** All that backs a submission, in front of whoever decides on it; what came since the last return says so. */
export function ApprovalEvidence({ plan, submission }: { plan: string; submission: Submission }) {
  const { t } = useTranslation();
  const evidence = useQuery(evidenceQuery(plan, submission.id));
  const trail = useQuery(trailQuery(plan, submission.id));
  const returned = trail.data?.items.findLast((act) => act.action === "return")?.at;
  const isNew = ({ addedAt }: { addedAt: string }) => returned !== undefined && addedAt > returned;
  if (evidence.error) {
    return <ErrorState error={evidence.error} onRetry={() => void evidence.refetch()} />;
  }
  const files = evidence.data ?? [];
  const fresh = files.filter(isNew).length;
  const lineOf = (no: number | null) => {
    const line = submission.lines.find((l) => l.no === no);
    return line ? `${codeOf(line)} ${line.title}` : t("evidence.whole");
  };
  return (
    <Panel title={t("evidence.heading", { count: files.length })} note={fresh > 0 && t("evidence.fresh", { count: fresh })} isPadded>
      {evidence.data && files.length === 0 ? (
        <p className="muted">{t("evidence.none")}</p>
      ) : (
        <EvidenceList plan={plan} submission={submission.id} evidence={files} lineOf={(one) => lineOf(one.lineNo)} isNew={isNew} />
      )}
    </Panel>
  );
}
