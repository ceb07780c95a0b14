import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatFigure, formatPeriod } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import type { PublicRelease } from "./queries";

const places = { indicator: "indicators", task: "tasks", project: "projects" } as const;

/** Light and figure before → after; both figures keep their addresses. */
export function ChangeList({ plan, changes }: { plan: string; changes: PublicRelease["changes"] }) {
  const { t } = useTranslation();
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={`${change.subject} ${change.code} ${change.area} ${change.period} ${change.kind}`}>
          <span className="turn">
            {change.lightBefore && (
              <>
                <LightMark light={change.lightBefore} />
                <span className="unseen">{t(`light.${change.lightBefore}`)}</span> →{" "}
              </>
            )}
            {change.lightAfter && (
              <>
                <LightMark light={change.lightAfter} />
                <span className="unseen">{t(`light.${change.lightAfter}`)}</span>
              </>
            )}
          </span>
          <span className="what">
            <Link to={`/public/plans/${plan}/${places[change.subject as keyof typeof places]}/${change.code}`}>
              <IndicatorName name={change.title} />
            </Link>
            {change.areaName && <small> {change.areaName}</small>}
            {change.period && <small> {formatPeriod(change.period)}</small>}
            {change.kind !== "light" && <small> · {t(`portal.change.${change.kind}`)}</small>}
          </span>
          <span className="figure">
            {change.before && (
              <Link className="was" to={`/public/figures/${change.before.id}`}>
                {change.before.text ?? formatFigure(change.before.value)}
              </Link>
            )}
            {change.before && change.after && " → "}
            {change.after && <Link to={`/public/figures/${change.after.id}`}>{change.after.text ?? formatFigure(change.after.value)}</Link>}
          </span>
        </li>
      ))}
    </ul>
  );
}
