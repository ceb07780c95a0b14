import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";

export function StateTag({ submission }: { submission: Pick<Schemas["SubmissionSummary"], "state" | "overdue"> }) {
  const { t } = useTranslation();
  const tone = submission.state === "approved" ? "green" : submission.state === "returned" ? "red" : submission.overdue ? "yellow" : "grey";
  return (
    <span className={`light tag ${tone}`}>
      {t(`state.${submission.state}`)}
      {submission.overdue && ` · ${t("submission.overdue")}`}
    </span>
  );
}

const order = ["drafting", "countyApproval", "departmentReview", "finalization"] as const;

/** How far it has come: 填报 → 县级审核 → 部门审核 → 市级核定. */
export function Steps({ step }: { step: Schemas["SubmissionStep"] | null }) {
  const { t } = useTranslation();
  const now = step === null ? order.length : order.indexOf(step);
  return (
    <ol className="steps">
      {order.map((name, i) => (
        <li key={name} className={i < now ? "done" : i === now ? "now" : undefined} aria-current={i === now ? "step" : undefined}>
          {t(`step.${name}`)}
        </li>
      ))}
    </ol>
  );
}
