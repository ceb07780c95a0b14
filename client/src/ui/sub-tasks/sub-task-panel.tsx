import "./sub-tasks.css";
import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { explain } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { useOwnSession } from "@/api/own-session";
import { type SubTask, subTasksQuery, updateSubTask } from "@/api/sub-tasks";
import { formatDate } from "@/lib/format";
import { today } from "@/lib/today";
import { LightMark } from "../light";
import { Panel } from "../panel";
import { EmptyState, ErrorState, Pending } from "../states";
import { SubTaskDialog } from "./sub-task-dialog";

type Props = {
  plan: string;
  /** Of one task, by unit; or of one unit, by task. */
  of: { task: string } | { orgUnit: string };
  /** Who leads the task: their people break it down for others too. */
  leads?: readonly Schemas["OrgUnitRef"][];
};

/** 任务分解: what units make of a task, their steps under them, each with who, until when and how far. */
export function SubTaskPanel({ plan, of, leads = [] }: Props) {
  const { t } = useTranslation();
  const all = useQuery(subTasksQuery(plan, of));
  const session = useOwnSession();
  const [editing, setEditing] = useState<{ subTask?: SubTask; parent?: SubTask } | null>(null);
  const own = session?.memberships.filter((m) => ["drafter", "approver", "reviewer"].includes(m.role)).map((m) => m.orgUnit) ?? [];
  const mayWriteForAll = session?.memberships.some((m) => m.role === "planAdministrator") || own.some((u) => leads.some((lead) => lead.code === u.code));
  const mayAdd = (session?.permissions.includes("subTasks.write") ?? false) && "task" in of && (mayWriteForAll || own.length > 0);
  const counted = (all.data ?? []).filter((s) => s.state !== "cancelled");
  if (all.data?.length === 0 && !mayAdd) {
    return null;
  }
  return (
    <Panel
      title={t("subTask.title")}
      note={
        counted.length > 0 &&
        t("subTask.count", {
          units: new Set(counted.map((s) => s.orgUnit.code)).size,
          done: counted.filter((s) => s.standsAs === "done").length,
          total: counted.length,
        })
      }
      extra={
        mayAdd && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing({})}>
            {t("subTask.add")}
          </Button>
        )
      }
    >
      {all.isPending ? (
        <Pending rows={3} />
      ) : all.error ? (
        <ErrorState error={all.error} onRetry={() => void all.refetch()} />
      ) : all.data.length === 0 ? (
        <EmptyState title={t("subTask.none")}>{t("subTask.noneHint")}</EmptyState>
      ) : (
        <table className="data sub-tasks">
          <thead>
            <tr>
              <th className="wide-only">{t("task" in of ? "subTask.unit" : "subject.task")}</th>
              <th>{t("subTask.what")}</th>
              <th className="wide-only">{t("subTask.responsible")}</th>
              <th className="wide-only">{t("subTask.due")}</th>
              <th>{t("subTask.state")}</th>
              <th className="no-print" />
            </tr>
          </thead>
          <tbody>
            {all.data.flatMap((piece, i) => {
              const isFirst = i === 0 || ("task" in of ? all.data[i - 1]?.orgUnit.code !== piece.orgUnit.code : all.data[i - 1]?.task !== piece.task);
              const group =
                "task" in of ? piece.orgUnit.shortName : <Link to={`/plans/${plan}/tasks/${piece.task}`}>{`${piece.task} ${piece.taskTitle}`}</Link>;
              return [
                <Row
                  key={piece.id}
                  plan={plan}
                  subTask={piece}
                  group={isFirst ? group : null}
                  onEdit={(subTask) => setEditing({ subTask })}
                  onStep={() => setEditing({ parent: piece })}
                />,
                ...piece.steps.map((step) => <Row key={step.id} plan={plan} subTask={step} group={null} onEdit={(subTask) => setEditing({ subTask })} />),
              ];
            })}
          </tbody>
        </table>
      )}
      {editing && (
        <SubTaskDialog
          plan={plan}
          task={"task" in of ? of.task : ((editing.subTask ?? editing.parent)?.task ?? "")}
          own={own}
          mayWriteForAll={mayWriteForAll}
          {...editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  );
}

type RowProps = { plan: string; subTask: SubTask; group: React.ReactNode; onEdit: (subTask: SubTask) => void; onStep?: () => void };

function Row({ plan, subTask: s, group, onEdit, onStep }: RowProps) {
  const { t } = useTranslation();
  const isStep = s.parent !== null;
  const due = (
    <>
      <span className={isLate(s) ? "red" : "secondary"}>{formatDate(s.dueOn)}</span>
      {s.firstDueOn !== s.dueOn && <div className="muted small">{t("subTask.first", { date: formatDate(s.firstDueOn) })}</div>}
    </>
  );
  return (
    <tr className={s.state === "cancelled" ? "cancelled" : undefined}>
      <td className="strong wide-only">{group}</td>
      <td>
        {group && <div className="strong narrow-only">{group}</div>}
        <div className={isStep ? "step" : undefined}>
          <span className="what">{s.title}</span>
          {!isStep && s.steps.length > 0 && (
            <span className="muted nowrap">
              {" "}
              {t("subTask.steps", { done: s.steps.filter((x) => x.state === "done").length, total: s.steps.filter((x) => x.state !== "cancelled").length })}
            </span>
          )}
          {s.description && <div className="secondary small">{s.description}</div>}
          {s.note && <div className="muted small">{t("subTask.noteIs", { note: s.note })}</div>}
          <div className="small narrow-only">{due}</div>
        </div>
      </td>
      <td className="wide-only secondary">{s.responsible}</td>
      <td className="nowrap wide-only">{due}</td>
      <td className="state-cell">
        <State plan={plan} subTask={s} onEdit={onEdit} />
      </td>
      <td className="no-print acts">
        {s.mayWrite && (
          <>
            <Button size="small" type="link" onClick={() => onEdit(s)}>
              {t("subTask.edit")}
            </Button>
            {onStep && s.state !== "cancelled" && (
              <Button size="small" type="link" onClick={onStep}>
                {t("subTask.addStep")}
              </Button>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

const isLate = (s: SubTask) => s.overdue && s.dueOn < today().format("YYYY-MM-DD");

const lightOf = (s: SubTask): Schemas["Light"] => {
  const soon = today().add(14, "day").format("YYYY-MM-DD");
  if (s.standsAs === "done") {
    return "green";
  }
  return s.overdue ? "red" : s.standsAs === "notStarted" ? "grey" : s.dueOn <= soon ? "yellow" : "green";
};

/** How it stands; whoever may changes it here, at a choice. What has steps stands as they do. Giving up takes a reason, so the dialog. */
function State({ plan, subTask: s, onEdit }: { plan: string; subTask: SubTask; onEdit: (subTask: SubTask) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const set = useMutation({
    mutationFn: (state: SubTask["state"]) => updateSubTask(plan, s, { state }),
    onError: (error) => void message.error(explain(error, t("state.failed")), 8),
    onSettled: () => client.invalidateQueries({ queryKey: ["plans", plan] }),
  });
  const word = (
    <span className={s.overdue ? "red" : undefined}>
      {s.state !== "cancelled" && <LightMark light={lightOf(s)} />} {t(`subTaskState.${s.standsAs}`)}
      {s.overdue && ` · ${t(isLate(s) ? "subTask.overdue" : "subTask.stepOverdue")}`}
    </span>
  );
  if (!s.mayWrite || s.state === "cancelled" || s.steps.some((step) => step.state !== "cancelled")) {
    return word;
  }
  return (
    <Select<SubTask["state"]>
      size="small"
      variant="borderless"
      className="state-pick"
      aria-label={t("subTask.stateOf", { title: s.title })}
      value={s.state}
      loading={set.isPending}
      labelRender={() => word}
      options={(["notStarted", "underway", "done", "cancelled"] as const).map((value) => ({ value, label: t(`subTaskState.${value}`) }))}
      onChange={(state) => (state === "cancelled" ? onEdit({ ...s, state }) : set.mutate(state))}
    />
  );
}
