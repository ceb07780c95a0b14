import { useQuery } from "@tanstack/react-query";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import type { Schemas } from "@/api/client";
import { formatInstant } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";
import { type Submission, trailQuery } from "./queries";

/** A department checks its own reports where an area has its county step. */
export const isOwnStep = (submission: { orgUnit: { kind: Schemas["OrgUnitKind"] } }) => submission.orgUnit.kind === "department";

type Tagged = Pick<Schemas["SubmissionSummary"], "state" | "overdue"> & ({ orgUnit: Schemas["OrgUnitRef"] } | { submission: Schemas["SubmissionRef"] });

export function StateTag({ submission }: { submission: Tagged }) {
  const { t } = useTranslation();
  const tone = submission.state === "approved" ? "green" : submission.state === "returned" ? "red" : submission.overdue ? "yellow" : "grey";
  return (
    <span className={`light tag ${tone}`}>
      {submission.state === "submitted" && isOwnStep("orgUnit" in submission ? submission : submission.submission)
        ? t("ownUnit.submitted")
        : t(`state.${submission.state}`)}
      {submission.overdue && ` · ${t("submission.overdue")}`}
    </span>
  );
}

/** How many days are left, or by how many it is late. */
export function DueWords({ submission }: { submission: Pick<Schemas["SubmissionSummary"], "dueOn"> }) {
  const { t } = useTranslation();
  const days = dayjs(submission.dueOn).diff(today(), "day");
  return (
    <span className={days < 0 ? "red nowrap" : days <= 3 ? "yellow nowrap" : "muted nowrap"}>
      {days < 0 ? t("submission.lateBy", { days: -days }) : days === 0 ? t("submission.dueToday") : t("submission.daysLeft", { days })}
    </span>
  );
}

const order = ["drafting", "countyApproval", "departmentReview", "finalization"] as const;

/** How far it has come: 填报 → 县级审核 → 部门审核 → 市级核定, and who let it pass when. */
export function Steps({ plan, submission }: { plan: string; submission: Submission }) {
  const { t } = useTranslation();
  const trail = useQuery(trailQuery(plan, submission.id));
  const now = submission.step !== null ? order.indexOf(submission.step) : submission.state === "approved" ? order.length : -1;
  return (
    <ol className="steps">
      {order.map((name, i) => {
        const passed = i < now ? trail.data?.items.findLast((act) => act.step === name && (act.action === "submit" || act.action === "approve")) : undefined;
        return (
          <li key={name} className={i < now ? "done" : i === now ? "now" : undefined} aria-current={i === now ? "step" : undefined}>
            {name === "countyApproval" && isOwnStep(submission) ? t("ownUnit.step") : t(`step.${name}`)}
            {passed && (
              <div className="muted wide-only">
                <ActorName name={passed.by.displayName} onBehalfOf={passed.by.onBehalfOf} program={passed.by.program} /> {formatInstant(passed.at)}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
