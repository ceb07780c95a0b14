import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { useTurns } from "@/api/comparison";
import { useUrlFilters } from "@/lib/use-url-filters";
import { BlockersPanel } from "./blockers-panel";
import { Commitments } from "./commitments";
import { countLights, LightCounts, LightTag } from "./light";
import { Notes } from "./notes";
import { Owners } from "./owners";
import { PageHeader } from "./page-header";
import { Panel } from "./panel";
import { LifecycleHistory } from "./lifecycle-history";
import { LifecycleNotice } from "./lifecycle-notice";
import { Milestones, ProgressAreas, ProgressHistory, ProgressReports } from "./progress-panels";
import { SinceSelect } from "./since-select";
import { EmptyState } from "./states";
import { Was } from "./turn";

type Props = {
  plan: string;
  kind: "task" | "project";
  subject: Subject;
  progress: Schemas["Progress"] | undefined;
  /** Who has had it and who will, besides those of today. */
  others?: readonly Schemas["Responsibility"][];
  crumb: ReactNode;
  actions?: ReactNode;
  /** Panels of its own beside them. */
  aside?: ReactNode;
  /** Panels of its own, under how it has come along. */
  children?: ReactNode;
};

type Subject = Pick<Schemas["PlanTask"], "code" | "title" | "summary" | "notes" | "commitments" | "responsibilities" | "status" | "blockers" | "lifecycle">;

/** What a task and a project have in common on screen: what they ask for, what can be checked, and who answers. */
export function SubjectPage({ plan, kind, subject, progress, others = [], crumb, actions, aside, children }: Props) {
  const { t } = useTranslation();
  const compared = useUrlFilters(["since"]);
  const { since } = compared.values;
  const turns = useTurns(plan, since, kind);
  const turn = turns?.get(subject.code);
  return (
    <>
      <PageHeader
        crumb={crumb}
        title={`${subject.code}　${subject.title}`}
        documentTitle={`${subject.code} ${subject.title}`}
        actions={
          <>
            <SinceSelect value={since} onChange={(name) => compared.set("since", name)} />
            {actions}
          </>
        }
      >
        <Was change={turn} />
        <LightTag status={subject.status} />
        {turns && <span className="chip">{turn ? t("snapshot.was", { light: t(`light.${turn.before}`) }) : t("snapshot.sameLight")}</span>}
        <span className="secondary">{subject.status.explanation}</span>
      </PageHeader>
      {subject.lifecycle && <LifecycleNotice lifecycle={subject.lifecycle} />}
      <div className="grid-2">
        <div className="stack">
          <Panel
            title={t("commitment.panel")}
            note={t("commitment.count", { count: subject.commitments.length })}
            extra={subject.commitments.length > 0 && <LightCounts lights={countLights(subject.commitments.map((c) => c.status))} />}
          >
            {subject.commitments.length > 0 ? (
              <Commitments plan={plan} commitments={subject.commitments} />
            ) : (
              <EmptyState title={t("commitment.none")}>{t("commitment.noneHint")}</EmptyState>
            )}
          </Panel>
          {progress && <ProgressHistory history={progress.history} />}
          {children}
          <Panel title={t("task.summary")} note={t("task.summaryNote")} isPadded>
            {subject.summary}
          </Panel>
          {subject.notes.length > 0 && (
            <Panel title={t("note.title")} note={t("note.kept")} isPadded>
              <Notes notes={subject.notes} />
            </Panel>
          )}
        </div>
        <div className="stack">
          <BlockersPanel blockers={subject.blockers} />
          <Panel title={t("owner.title")} note={t("owner.proposedNote")}>
            <Owners responsibilities={subject.responsibilities} others={others} />
          </Panel>
          <LifecycleHistory plan={plan} kind={kind} code={subject.code} />
          {aside}
          <Milestones commitments={subject.commitments} />
          {progress && <ProgressAreas areas={progress.areas} />}
          {progress && <ProgressReports reports={progress.reports} />}
        </div>
      </div>
    </>
  );
}
