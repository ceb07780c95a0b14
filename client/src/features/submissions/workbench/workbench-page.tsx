import "./workbench.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { todoCountsQuery } from "@/api/todos";
import { useUrlFilters } from "@/lib/use-url-filters";
import { WaitingQuestions } from "@/ui/comments/waiting-questions";
import { WaitingFeedback } from "@/ui/feedback/waiting-feedback";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { WaitingSlips } from "@/ui/slips/open-slips";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { TabLine } from "@/ui/tab-line";
import { NewestNotices } from "./newest-notices";
import { type Box, todosQuery } from "./queries";
import { TodoTable } from "./todo-table";

const boxes = ["waiting", "decided", "started"] as const;

/** Where everybody who fills or decides begins: what waits for them, what they have done, what they have been told. */
export function WorkbenchPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values } = useUrlFilters(["box"]);
  const box = boxes.find((name) => name === values.box) ?? "waiting";
  const counts = useQuery(todoCountsQuery(plan)).data;
  return (
    <>
      <PageHeader title={t("nav.workbench")} documentTitle={t("nav.workbench")}>
        {counts && <span className="secondary">{summary(counts)}</span>}
        <span className="legend keys">
          <span>
            <kbd>J</kbd> <kbd>K</kbd> {t("approval.walk")}
          </span>
          <span>
            <kbd>Enter</kbd> {t("workbench.open")}
          </span>
        </span>
      </PageHeader>
      <div className="grid-2 workbench">
        <section className="panel fills">
          <TabLine
            label={t("workbench.boxes")}
            tabs={boxes.map((name) => ({
              to: name === "waiting" ? "?" : `?box=${name}`,
              label: t(`workbench.box.${name}`),
              isActive: name === box,
              count: name === "waiting" && counts ? counts.reporting + counts.approvals : undefined,
            }))}
          />
          <TodoList key={box} plan={plan} box={box} />
        </section>
        <div className="stack">
          {!!counts?.slips && <WaitingSlips plan={plan} />}
          {!!counts?.questions && <WaitingQuestions plan={plan} count={counts.questions} />}
          {!!counts?.feedback && <WaitingFeedback plan={plan} count={counts.feedback} />}
          <NewestNotices />
        </div>
      </div>
    </>
  );

  function summary({ reporting, overdue, approvals, slips, questions, feedback }: NonNullable<typeof counts>): string {
    const parts = [
      reporting > 0 && t("workbench.reporting", { count: reporting }),
      overdue > 0 && t("workbench.overdue", { count: overdue }),
      approvals > 0 && t("workbench.approvals", { count: approvals }),
      slips > 0 && t("workbench.slips", { count: slips }),
      questions > 0 && t("workbench.questions", { count: questions }),
      feedback > 0 && t("workbench.feedback", { count: feedback }),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(t("grid.and")) : t("workbench.nothing");
  }
}

function TodoList({ plan, box }: { plan: string; box: Box }) {
  const { t } = useTranslation();
  const permissions = useOwnSession()?.permissions ?? [];
  const todos = useInfiniteQuery(todosQuery(plan, box));
  if (todos.isPending) {
    return <Pending />;
  }
  if (todos.error) {
    return <ErrorState error={todos.error} onRetry={() => void todos.refetch()} />;
  }
  const items = todos.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState title={t(`workbench.none.${box}`)}>
        <span>{t(`workbench.noneHint.${box}`)}</span>
        {box === "waiting" && permissions.includes("submissions.draft") && <Link to={`/plans/${plan}/reporting`}>{t("workbench.allForms")}</Link>}
      </EmptyState>
    );
  }
  return (
    <>
      <TodoTable plan={plan} box={box} todos={items} />
      <LoadMore pages={todos} count={items.length} />
    </>
  );
}
