import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import type { Change } from "@/api/comparison";
import { LightTag } from "./light";
import { leadOf } from "./owners";
import { Was } from "./turn";

type Subject = Pick<Schemas["PlanTask"], "code" | "title" | "summary" | "responsibilities" | "commitments" | "status" | "lifecycle">;

/** Tasks of a chapter or projects of a column: number, title over its gist, who leads, how many promises, the light. */
export function SubjectTable({
  subjects,
  to,
  turns,
}: {
  subjects: readonly Subject[];
  to: (code: string) => string;
  /** What turned since a snapshot, by code. */
  turns?: ReadonlyMap<string, Change>;
}) {
  const { t } = useTranslation();
  return (
    <table className={turns ? "data subjects turned" : "data subjects"}>
      <tbody>
        {subjects.map((subject) => {
          const lead = leadOf(subject.responsibilities)?.orgUnit.shortName;
          const promises = subject.commitments.length > 0 && t("task.commitments", { count: subject.commitments.length });
          return (
            <tr key={subject.code}>
              <td className="num muted code">{subject.code}</td>
              <td>
                <Link className="name strong" to={to(subject.code)}>
                  {subject.title}
                </Link>
                {subject.lifecycle && <span className="chip"> {t(`lifecycle.${subject.lifecycle.state}`)}</span>}
                <div className="secondary">{subject.summary}</div>
                <div className="muted small narrow-only">{[lead, promises].filter(Boolean).join(" · ")}</div>
              </td>
              <td className="secondary nowrap wide-only lead-unit">{lead}</td>
              <td className="secondary nowrap num wide-only promises">{promises}</td>
              <td className="verdict-cell">
                <Was change={turns?.get(subject.code)} />
                <LightTag status={subject.status} isCompact />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
