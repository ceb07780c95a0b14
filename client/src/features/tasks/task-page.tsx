import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { chapterNumber } from "@/lib/chinese-number";
import { otherOwnersQuery } from "@/api/owners";
import { LifecycleButton } from "@/ui/lifecycle-button";
import { Neighbours } from "@/ui/neighbours";
import { CommentsPanel } from "@/ui/comments/comments-panel";
import { leadOf } from "@/ui/owners";
import { OpenSlips } from "@/ui/slips/open-slips";
import { ErrorState, Pending } from "@/ui/states";
import { SubTaskPanel } from "@/ui/sub-tasks/sub-task-panel";
import { SubjectPage } from "@/ui/subject-page";
import { chaptersQuery, taskProgressQuery, taskQuery } from "./queries";

export function TaskPage() {
  const { t } = useTranslation();
  const { plan = "", code = "" } = useParams();
  const task = useQuery(taskQuery(plan, code));
  const chapters = useQuery(chaptersQuery(plan));
  const progress = useQuery(taskProgressQuery(plan, code));
  const others = useQuery(otherOwnersQuery(plan, "task", code));
  if (task.isPending) {
    return <Pending rows={12} />;
  }
  if (task.error) {
    return <ErrorState error={task.error} onRetry={() => void task.refetch()} />;
  }
  const codes = (chapters.data?.items ?? []).flatMap((c) => c.tasks.map((x) => x.code));
  const chapter = chapters.data?.items.find((c) => c.no === task.data.chapterNo);
  return (
    <>
      <SubjectPage
        plan={plan}
        kind="task"
        subject={task.data}
        progress={progress.data}
        others={others.data}
        actions={
          <>
            <LifecycleButton plan={plan} kind="task" subject={task.data} codes={codes} />
            <Neighbours codes={codes} code={task.data.code} to={(other) => `/plans/${plan}/tasks/${other}`} />
          </>
        }
        crumb={
          <>
            <Link to={`/plans/${plan}/tasks`}>{t("nav.tasks")}</Link> /{" "}
            {chapter && <Link to={`/plans/${plan}/chapters/${chapter.no}`}>{`${chapterNumber(chapter.no)}${chapter.title}`}</Link>} / {task.data.code}
          </>
        }
      >
        <OpenSlips plan={plan} subject={{ kind: "task", code, title: task.data.title }} lead={leadOf(task.data.responsibilities)?.orgUnit.code} />
        <SubTaskPanel plan={plan} of={{ task: code }} leads={task.data.responsibilities.filter((r) => r.role === "lead").map((r) => r.orgUnit)} />
      </SubjectPage>
      <CommentsPanel plan={plan} subject={{ kind: "task", code }} />
    </>
  );
}
