import "./feedback.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { feedbackQuery } from "@/api/feedback";
import { orgUnitsQuery } from "@/api/org-units";
import { useOwnSession } from "@/api/own-session";
import { useUrlFilters } from "@/lib/use-url-filters";
import { FilterSelect } from "@/ui/filter-select";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { FeedbackRow } from "./feedback-row";

const states = ["received", "forwarded", "answered", "published", "declined", "withdrawn"] as const;

/** 公众留言: what waits for one's own act, or all that one may see. */
export function FeedbackPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values, set } = useUrlFilters(["show", "unit"]);
  const mayModerate = useOwnSession()?.permissions.includes("feedback.moderate") ?? false;
  const units = useQuery({ ...orgUnitsQuery, enabled: mayModerate });
  const state = states.find((one) => one === values.show);
  const isAll = values.show === "all";
  const feedback = useInfiniteQuery(feedbackQuery(plan, { orgUnit: values.unit, ...(state ? { state } : isAll ? {} : { waiting: true }) }));
  const items = feedback.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("nav.feedback")} documentTitle={t("nav.feedback")}>
        <span className="secondary">{t("feedback.where")}</span>
      </PageHeader>
      <div className="filters">
        <FilterSelect
          all={t("feedback.waiting")}
          value={values.show}
          width={150}
          options={[{ value: "all", label: t("feedback.all") }, ...states.map((value) => ({ value, label: t(`feedbackState.${value}`) }))]}
          onChange={(value) => set("show", value)}
        />
        {mayModerate && (
          <FilterSelect
            all={t("feedback.anyUnit")}
            value={values.unit}
            width={150}
            options={(units.data ?? []).filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName }))}
            onChange={(value) => set("unit", value)}
          />
        )}
      </div>
      <section className="panel fills">
        {feedback.isPending ? (
          <Pending />
        ) : feedback.error ? (
          <ErrorState error={feedback.error} onRetry={() => void feedback.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState title={t(isAll && !values.unit ? "feedback.none" : values.show || values.unit ? "state.noneMatch" : "feedback.noneWaiting")}>
            {isAll && !values.unit ? <span>{t("feedback.noneHint")}</span> : <Button onClick={() => set("show", "all")}>{t("feedback.all")}</Button>}
          </EmptyState>
        ) : (
          <ul className="feedback">
            {items.map((one) => (
              <FeedbackRow key={one.id} plan={plan} feedback={one} />
            ))}
          </ul>
        )}
        <LoadMore pages={feedback} count={items.length} />
      </section>
    </>
  );
}
