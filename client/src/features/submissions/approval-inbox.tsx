import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { formatDate, formatPeriod } from "@/lib/format";
import { useKeys } from "@/lib/use-keys";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { ApprovalDetail } from "./approval-detail";
import { BulkDecision } from "./bulk-decision";
import { visibleQuery, waitingQuery } from "./queries";
import { StateTag } from "./state-tag";
import { todosQuery } from "./workbench/queries";

const tabs = ["todo", "done", "copied"] as const;

/** One list by due time, j and k walk it; the submission chosen stands beside it. */
export function ApprovalInbox() {
  const { t } = useTranslation();
  const { plan = "", id } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((name) => name === params.get("tab")) ?? "todo";
  const isDone = tab !== "todo";
  const waiting = useQuery(waitingQuery(plan));
  const visible = useQuery(visibleQuery(plan));
  const waitingItems = (waiting.data?.items ?? []).filter((s) => s.allowedActions.includes("approve"));
  const decided = new Set(useInfiniteQuery(todosQuery(plan, "decided", 500)).data?.pages.flatMap((page) => page.items.map((todo) => todo.submission.id)));
  const others = (visible.data?.items ?? [])
    .filter((s) => s.step !== "drafting" || s.state === "returned")
    .filter((s) => !waitingItems.some((w) => w.id === s.id));
  const lists = { todo: waitingItems, done: others.filter((s) => decided.has(s.id)), copied: others.filter((s) => !decided.has(s.id)) };
  const items = lists[tab];
  // Beside the list stands the first one until another is chosen; a narrow screen shows the list alone.
  const chosen = id ?? items[0]?.id;
  const suffix = isDone ? `?tab=${tab}` : "";
  const [picked, setPicked] = useState<string[]>([]);
  const pickedItems = waitingItems.filter((s) => picked.includes(s.id));
  const pick = (submission: string) => setPicked((now) => (now.includes(submission) ? now.filter((p) => p !== submission) : [...now, submission]));

  // Whoever types J X quickly means the next one, also while it is still being opened.
  const going = useRef<string>(undefined);
  useEffect(() => {
    if (going.current === chosen) {
      going.current = undefined;
    }
  }, [chosen]);
  useKeys((key) => {
    const now = going.current ?? chosen;
    if (key === "x" && now && waitingItems.some((s) => s.id === now)) {
      pick(now);
      return true;
    }
    const step = key === "j" ? 1 : key === "k" ? -1 : 0;
    const next = step !== 0 && items[Math.max(0, Math.min(items.length - 1, items.findIndex((s) => s.id === now) + step))];
    if (next) {
      going.current = next.id === chosen ? undefined : next.id;
      void navigate(`/plans/${plan}/approvals/${next.id}${suffix}`);
    }
    return step !== 0;
  });
  useEffect(() => {
    if (chosen) {
      document.querySelector(".inbox-list a.active")?.scrollIntoView({ block: "nearest" });
    }
  }, [chosen]);

  if (waiting.isPending || visible.isPending) {
    return <Pending />;
  }
  const error = waiting.error ?? visible.error;
  if (error) {
    return <ErrorState error={error} onRetry={() => void Promise.all([waiting.refetch(), visible.refetch()])} />;
  }
  return (
    <>
      <div className={id ? "inbox" : "inbox unchosen"}>
        <section className="panel list" aria-label={t("approval.inbox")}>
          <div className="list-head">
            <PageHeader title={t("nav.approvals")} documentTitle={t("nav.approvals")}>
              <span className="muted small keys">
                <kbd>J</kbd> <kbd>K</kbd> {t("approval.walk")} <kbd>X</kbd> {t("bulk.pick")}
              </span>
            </PageHeader>
          </div>
          <header>
            <Segmented
              block
              style={{ width: "100%" }}
              value={tab}
              options={tabs.map((name) => ({ value: name, label: t(`approval.tab.${name}`, { count: lists[name].length }) }))}
              onChange={(name) => setParams(name === "todo" ? {} : { tab: name })}
            />
          </header>
          {!isDone && (items.length > 1 || picked.length > 0) && (
            <div className="bulk-head">
              <Checkbox
                indeterminate={pickedItems.length > 0 && pickedItems.length < items.length}
                checked={items.length > 0 && pickedItems.length === items.length}
                onChange={(e) => setPicked(e.target.checked ? items.map((s) => s.id) : [])}
              >
                {t("bulk.all")}
              </Checkbox>
              {picked.length > 0 && <BulkDecision plan={plan} chosen={pickedItems} onDone={() => setPicked([])} />}
            </div>
          )}
          {items.length === 0 && <p className="state muted">{t(`approval.none.${tab}`)}</p>}
          <ul className="inbox-list">
            {items.map((s) => (
              <li key={s.id} className={isDone ? undefined : "pickable"}>
                {!isDone && items.length > 1 && (
                  <Checkbox
                    checked={picked.includes(s.id)}
                    onChange={() => pick(s.id)}
                    aria-label={t("bulk.pickOne", { unit: s.orgUnit.shortName, form: s.form.name, period: formatPeriod(s.period) })}
                  />
                )}
                <Link
                  className={s.id === chosen ? "active" : undefined}
                  onClick={() => {
                    going.current = undefined;
                  }}
                  to={`/plans/${plan}/approvals/${s.id}${suffix}`}
                >
                  <div className="row">
                    <span className="strong">{s.orgUnit.shortName}</span>
                    <span className={s.overdue ? "red nowrap" : "muted nowrap"}>{t("approval.due", { date: formatDate(s.dueOn) })}</span>
                  </div>
                  <div className="secondary">
                    {s.form.name} · {formatPeriod(s.period)}
                  </div>
                  <div className="row">
                    <StateTag submission={s} />
                    <span className="muted">
                      {s.filledLines}/{s.totalLines}
                    </span>
                  </div>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        {chosen ? (
          <div>
            <Link className="narrow-only" to={`/plans/${plan}/approvals${suffix}`}>
              ‹ {t("nav.approvals")}
            </Link>
            <ApprovalDetail key={chosen} plan={plan} id={chosen} />
          </div>
        ) : (
          <div className="panel fills">
            <EmptyState title={t("approval.noneTitle")}>
              <span>{t("approval.noneHint")}</span>
              {!isDone && others.length > 0 && (
                <Button onClick={() => setParams({ tab: lists.done.length > 0 ? "done" : "copied" })}>
                  {t("approval.seeOthers", { count: lists.done.length || lists.copied.length })}
                </Button>
              )}
            </EmptyState>
          </div>
        )}
      </div>
    </>
  );
}
