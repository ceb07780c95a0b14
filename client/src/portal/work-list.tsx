import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatPercent } from "@/lib/format";
import { LightTag } from "@/ui/light";
import type { ReleasedWork } from "./queries";

/** Tasks or projects: what each asks for, where it stands, and why. */
export function WorkList({ plan, place, works }: { plan: string; place: "tasks" | "projects"; works: readonly ReleasedWork[] }) {
  const { t } = useTranslation();
  return (
    <ul className="works">
      {works.map((work) => (
        <li key={work.code}>
          <h3>
            <Link to={`/public/plans/${plan}/${place}/${work.code}`}>
              {work.code} {work.title}
            </Link>
          </h3>
          <LightTag status={work.status} isPlain />
          <p>{work.status.explanation}</p>
          {work.status.progress !== null && (
            <p className="note">{t("portal.doneOfDue", { done: formatPercent(work.status.progress), due: formatPercent(work.status.plannedProgress) })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
