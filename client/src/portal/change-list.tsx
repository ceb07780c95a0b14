import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPeriod } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { type PublicRelease, subjectPlaces } from "./queries";

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
            <Link to={`/public/plans/${plan}/${subjectPlaces[change.subject as keyof typeof subjectPlaces]}/${change.code}`}>
              <IndicatorName name={change.title} />
            </Link>
            {change.areaName && <small> {change.areaName}</small>}
            {change.period && <small> {formatPeriod(change.period)}</small>}
            {change.kind !== "light" && <small> · {t(`releaseChange.${change.kind}`)}</small>}
          </span>
          <span className="figure">
            {change.before && <ShownFigure figure={change.before} className="was" />}
            {change.before && change.after && " → "}
            {change.after && <ShownFigure figure={change.after} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A figure links to its address; a value that is computed from others has none. */
function ShownFigure({ figure, className }: { figure: Schemas["ShownFigure"]; className?: string }) {
  const words = figure.text ?? formatFigure(figure.value);
  return figure.id ? (
    <Link className={className} to={`/public/figures/${figure.id}`}>
      {words}
    </Link>
  ) : (
    <span className={className}>{words}</span>
  );
}
