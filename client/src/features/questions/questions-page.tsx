import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { type Comment, commentsQuery } from "@/api/comments";
import { orgUnitsQuery } from "@/api/org-units";
import { useOwnSession } from "@/api/own-session";
import { useUrlFilters } from "@/lib/use-url-filters";
import { Thread } from "@/ui/comments/thread";
import { FilterSelect } from "@/ui/filter-select";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { PlanSubject } from "@/ui/plan-subject";
import { EmptyState, ErrorState, Pending } from "@/ui/states";

const choices = ["waiting", "all"] as const;

/** 意见与提问 of the whole plan: what nobody has answered, what waits for one's own unit, or everything that was said. */
export function QuestionsPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const units = useQuery(orgUnitsQuery);
  const permissions = useOwnSession()?.permissions ?? [];
  const { values, set, clear, isFiltered } = useUrlFilters(["show", "asked"]);
  const show = choices.find((choice) => choice === values.show);
  const comments = useInfiniteQuery(
    commentsQuery(plan, { asked: values.asked, ...(show === "waiting" ? { waiting: true } : show === "all" ? {} : { open: true }) }, 20),
  );
  const items: Comment[] = comments.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader views="questions" title={t("comment.title")} documentTitle={t("comment.title")}>
        <span className="secondary">{t("comment.where")}</span>
      </PageHeader>
      <div className="filters">
        <FilterSelect
          all={t("comment.show.open")}
          value={show}
          width={150}
          options={choices.map((value) => ({ value, label: t(`comment.show.${value}`) }))}
          onChange={(value) => set("show", value)}
        />
        <FilterSelect
          all={t("comment.anyAsked")}
          value={values.asked}
          width={150}
          options={(units.data ?? []).filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName }))}
          onChange={(value) => set("asked", value)}
        />
      </div>
      <section className="panel fills questions">
        {comments.isPending ? (
          <Pending />
        ) : comments.error ? (
          <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState title={t(values.asked || show === "all" ? "state.noneMatch" : "comment.noneOpen")}>
            {isFiltered && <Button onClick={clear}>{t("filter.clear")}</Button>}
          </EmptyState>
        ) : (
          <ul className="comments">
            {items.map((comment) => (
              <Thread
                key={comment.id}
                plan={plan}
                comment={comment}
                mayWrite={permissions.includes("comments.write")}
                heading={<PlanSubject plan={plan} subject={comment.subject} hash="#comments" />}
              />
            ))}
          </ul>
        )}
        <LoadMore pages={comments} count={items.length} />
      </section>
    </>
  );
}
