import { useTranslation } from "react-i18next";
import type { Feedback, FeedbackState } from "@/api/feedback";
import { MarkTag } from "../mark-tag";

const lights = {
  received: "yellow",
  forwarded: "yellow",
  answered: "yellow",
  published: "green",
  declined: "grey",
  withdrawn: "grey",
} as const satisfies Record<FeedbackState, string>;

/** How far it has come; with a unit, with which one. */
export function FeedbackStanding({ feedback }: { feedback: Pick<Feedback, "state" | "orgUnit"> }) {
  const { t } = useTranslation();
  return (
    <MarkTag light={lights[feedback.state]}>
      {feedback.state === "forwarded" ? t("feedback.withUnit", { unit: feedback.orgUnit?.shortName }) : t(`feedbackState.${feedback.state}`)}
    </MarkTag>
  );
}
