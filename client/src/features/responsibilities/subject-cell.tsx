import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { IndicatorName } from "@/ui/indicator-name";

const screens: Partial<Record<Schemas["SubjectKind"], string>> = { chapter: "chapters", task: "tasks", project: "projects", indicator: "indicators" };

/** What a responsibility is about: kind and number, then its title, which leads there where it has a screen and a plan is told. */
export function SubjectCell({ plan, subject }: { plan?: string; subject: Schemas["ResponsibilitySubject"] }) {
  const { t } = useTranslation();
  const screen = screens[subject.kind];
  return (
    <>
      <span className="muted nowrap">
        {t(`subject.${subject.kind}`)} {subject.kind === "commitment" ? "" : subject.code}
      </span>{" "}
      {plan && screen ? (
        <Link to={`/plans/${plan}/${screen}/${subject.code}`}>
          <IndicatorName name={subject.title} />
        </Link>
      ) : (
        <IndicatorName name={subject.title} />
      )}
    </>
  );
}
