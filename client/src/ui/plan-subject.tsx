import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { IndicatorName } from "./indicator-name";

type Subject = Schemas["PlanSubjectRef"];

const screens = { task: "tasks", project: "projects", indicator: "indicators" } as const;

/** The page of a task, project or indicator. */
export const subjectPath = (plan: string, subject: Pick<Subject, "kind" | "code">) =>
  `/plans/${plan}/${screens[subject.kind as keyof typeof screens]}/${subject.code}`;

/** What something is about, and there on a click. */
export function PlanSubject({ plan, subject, hash = "" }: { plan: string; subject: Subject; hash?: string }) {
  const { t } = useTranslation();
  return (
    <span className="what">
      <span className="muted nowrap">
        {t(`subject.${subject.kind}`)} {subject.code}
      </span>{" "}
      <Link to={subjectPath(plan, subject) + hash}>
        <IndicatorName name={subject.title} />
      </Link>
    </span>
  );
}
