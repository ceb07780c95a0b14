import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { blank, formatFigure, formatInstant } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";
import { IndicatorName } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { codeOf, trailQuery } from "./queries";

const said = (answer: { value: number | null; text: string | null }) =>
  [answer.value === null ? null : formatFigure(answer.value), answer.text].filter(Boolean).join(" ") || blank;

/** Everything that was done with a submission, the newest first. */
export function Trail({ plan, submission }: { plan: string; submission: string }) {
  const { t } = useTranslation();
  const trail = useQuery(trailQuery(plan, submission));
  if (!trail.data?.items.length) {
    return null;
  }
  return (
    <Panel title={t("trail.title")} isPadded>
      <ol className="trail">
        {trail.data.items.toReversed().map((act) => (
          <li key={act.no} className={act.action === "return" ? "returned" : undefined}>
            <div className="row">
              <span className="strong">
                {t(`step.${act.step}`)} · {t(`act.${act.action as "submit"}`)}
                {act.reasonCode && ` · ${t(`reason.${act.reasonCode as "R01"}`)}`}
              </span>
              <span className="muted nowrap">{formatInstant(act.at)}</span>
            </div>
            <ActorName name={act.by.displayName} onBehalfOf={act.by.onBehalfOf} program={act.by.program} />　
            <span className="muted">{act.by.orgUnit.shortName}</span>
            {act.comment && <div>{act.comment}</div>}
            {act.lineNotes.map((note) => (
              <div key={note.no} className="red">
                {t("trail.line", { code: codeOf(note), text: note.text })}
              </div>
            ))}
            {act.changes.length > 0 && (
              <details>
                <summary>{t("trail.changes", { count: act.changes.length })}</summary>
                <ul>
                  {act.changes.map((change) => (
                    <li key={change.no}>
                      <IndicatorName name={change.title} />：<span className="old">{said(change.before)}</span> → {said(change.after)}
                      {change.after.explanation !== change.before.explanation && change.after.explanation && (
                        <div className="secondary small">{change.after.explanation}</div>
                      )}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
