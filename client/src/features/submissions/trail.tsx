import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatDate, formatFigure, formatInstant } from "@/lib/format";
import type { Schemas } from "@/api/client";
import { ActorName } from "@/ui/actor-name";
import { IndicatorName } from "@/ui/indicator-name";
import { Details } from "@/ui/line-details";
import { Panel } from "@/ui/panel";
import { codeOf, type Submission, trailQuery } from "./queries";
import { isOwnStep } from "./state-tag";

const said = (answer: { value: number | null; text: string | null }) =>
  [answer.value === null ? null : formatFigure(answer.value), answer.text].filter(Boolean).join(" ") || blank;

/** Everything that was done with a submission, the newest first: the acts of its workflow, and the dates it was given. */
export function Trail({ plan, submission }: { plan: string; submission: Submission }) {
  const { t } = useTranslation();
  const trail = useQuery(trailQuery(plan, submission.id));
  const entries: { at: string; key: string; entry: ReactNode }[] = [
    ...(trail.data?.items ?? []).map((act) => ({ at: act.at, key: `act ${act.no}`, entry: <Act act={act} /> })),
    ...submission.extensions.map((given, i) => ({ at: given.at, key: `extension ${i}`, entry: <Extension given={given} /> })),
  ];
  if (entries.length === 0) {
    return null;
  }
  return (
    <Panel title={t("trail.title")} isPadded>
      <ol className="trail">
        {entries
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map(({ key, entry }) => (
            <Fragment key={key}>{entry}</Fragment>
          ))}
      </ol>
    </Panel>
  );
}

function Act({ act }: { act: Schemas["Transition"] }) {
  const { t } = useTranslation();
  return (
    <li className={act.action === "return" ? "returned" : undefined}>
      <div className="row">
        <span className="strong">
          {act.step === "countyApproval" && isOwnStep(act.by) ? t("ownUnit.step") : t(`step.${act.step}`)} · {t(`act.${act.action as "submit"}`)}
          {act.reasonCode && ` · ${t(`reason.${act.reasonCode as "R01"}`)}`}
        </span>
        <span className="muted nowrap">{formatInstant(act.at)}</span>
      </div>
      <ActorName name={act.by.displayName} onBehalfOf={act.by.onBehalfOf} program={act.by.program} />　<span className="muted">{act.by.orgUnit.shortName}</span>
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
                {change.origin && (
                  <span className="chip">{t("prefill.origin", { source: change.origin.source, at: formatInstant(change.origin.fetchedAt) })}</span>
                )}
                <Details now={change.after.details} before={change.before.details} onlyChanges />
                {change.after.explanation !== change.before.explanation && change.after.explanation && (
                  <div className="secondary small">{change.after.explanation}</div>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Extension({ given }: { given: Submission["extensions"][number] }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className="row">
        <span className="strong">{t("extension.changed", { before: formatDate(given.dueOnBefore), due: formatDate(given.dueOn) })}</span>
        <span className="muted nowrap">{formatInstant(given.at)}</span>
      </div>
      <ActorName name={given.by} onBehalfOf={given.onBehalfOf} program={null} />
      <div>{given.reason}</div>
    </li>
  );
}
