import { Alert } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { formatDate } from "@/lib/format";
import { ExtendButton } from "./progress/extend-button";
import type { Submission } from "./queries";
import { DueWords } from "./state-tag";

/** Opens, due, closes, with what was given instead; whoever may gives another date from here. */
export function CalendarLine({ plan, submission }: { plan: string; submission: Submission }) {
  const { t } = useTranslation();
  const given = submission.extensions.at(-1);
  return (
    <>
      <span className="muted">{t("entry.calendar", { opens: formatDate(submission.opensOn), due: formatDate(submission.dueOn) })}</span>
      {submission.step === "drafting" && <DueWords submission={submission} />}
      {submission.closesOn && <span className="muted">{t("entry.closes", { date: formatDate(submission.closesOn) })}</span>}
      {given && (
        <span className="secondary" title={submission.extensions.map((e) => said(e, t)).join("\n")}>
          {said(given, t)}
        </span>
      )}
      {submission.mayExtend && <ExtendButton plan={plan} submission={submission} />}
    </>
  );
}

const said = (given: Submission["extensions"][number], t: TFunction) =>
  t("extension.said", { due: formatDate(given.dueOn), before: formatDate(given.dueOnBefore), reason: given.reason, by: given.by });

/** Why nobody can write into the form now, and how to get on. */
export function LockNotice({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const { lock, allowedActions } = submission;
  if (lock === null) {
    return null;
  }
  const how = {
    notOpenYet: t("lock.how.notOpenYet"),
    closed: submission.mayExtend ? t("lock.how.extend") : t("lock.how.closed", { unit: submission.form.leadOrgUnit.shortName }),
    underReview: allowedActions.includes("withdraw") ? t("lock.how.withdraw") : t("lock.how.underReview"),
    approved: allowedActions.includes("correct") ? t("lock.how.correct") : t("lock.how.approved"),
    discarded: t("lock.how.discarded"),
  };
  const why = {
    notOpenYet: t("lock.notOpenYet", { date: formatDate(submission.opensOn) }),
    closed: t("lock.closed", { date: formatDate(submission.closesOn) }),
    underReview: t("lock.underReview", { step: submission.step && t(`step.${submission.step}`) }),
    approved: t("lock.approved"),
    discarded: t("lock.discarded"),
  };
  return <Alert type={lock === "closed" ? "warning" : "info"} showIcon title={why[lock]} description={how[lock]} />;
}
