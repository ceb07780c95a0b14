import { infiniteQueryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api, type Schemas, take } from "@/api/client";
import { useOwnSession } from "@/api/own-session";
import { distinctOptions } from "@/lib/distinct-options";
import { blank, formatFigure, formatInstant, formatPeriod } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ActorName } from "@/ui/actor-name";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import "./corrections.css";
import { visibleQuery } from "./queries";
import { StateTag } from "./state-tag";

type Correction = Schemas["Correction"];
type CorrectedLine = Schemas["CorrectionLine"];

const states = ["draft", "returned", "submitted", "countyApproved", "departmentApproved", "approved", "discarded"] as const;

type Filter = { form: string | undefined; orgUnit: string | undefined; state: string | undefined };

const correctionsQuery = (plan: string, { form, orgUnit, state }: Filter) =>
  infiniteQueryOptions({
    queryKey: ["plans", plan, "submissions", "corrections", form, orgUnit, state],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/v1/plans/{plan}/corrections", {
          params: { path: { plan }, query: { form, orgUnit, state: states.find((s) => s === state), limit: 50, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

const said = (line: CorrectedLine, value: number | null, text: string | null) =>
  [value === null ? null : formatFigure(value, line.decimals), text].filter(Boolean).join(" ") || blank;

/** 更正: what was asked to be corrected by whom and why, how far it is, the old answer beside the new. */
export function CorrectionsPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values, set, clear, isFiltered } = useUrlFilters(["form", "orgUnit", "state"]);
  const corrections = useInfiniteQuery(correctionsQuery(plan, values));
  const visible = useQuery(visibleQuery(plan)).data?.items ?? [];
  const items = corrections.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        views="corrections"
        title={t("nav.corrections")}
        documentTitle={t("nav.corrections")}
        actions={
          items.length > 0 && (
            <ExportButton
              name={`${plan}-corrections`}
              rows={() => [
                ["form", "orgUnit", "period", "revision", "state", "by", "at", "reason", "line", "before", "after"],
                ...items.flatMap((c) => {
                  const { submission: s } = c;
                  const row = [s.formName, s.orgUnit.name, s.period, s.revision, t(`state.${c.state}`), c.by, c.at, c.reason];
                  return c.changes.length === 0
                    ? [row]
                    : c.changes.map((line) => [...row, line.title, line.before ?? line.textBefore, line.after ?? line.textAfter]);
                }),
              ]}
            />
          )
        }
      >
        <span className="secondary">{t("correction.note")}</span>
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterSelect
              all={t("filter.form")}
              value={values.form}
              options={distinctOptions(visible.map((s) => [s.form.code, s.form.name]))}
              onChange={(v) => set("form", v)}
            />
            <FilterSelect
              all={t("filter.owner")}
              value={values.orgUnit}
              options={distinctOptions(visible.map((s) => [s.orgUnit.code, s.orgUnit.shortName]))}
              onChange={(v) => set("orgUnit", v)}
            />
            <FilterSelect
              all={t("filter.state")}
              value={values.state}
              options={states.map((s) => ({ value: s, label: t(`state.${s}`) }))}
              onChange={(v) => set("state", v)}
            />
          </div>
        </header>
        {corrections.isPending ? (
          <Pending />
        ) : corrections.error ? (
          <ErrorState error={corrections.error} onRetry={() => void corrections.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState title={t(isFiltered ? "state.noneMatch" : "correction.none")}>
            {isFiltered ? <Button onClick={clear}>{t("filter.clear")}</Button> : t("correction.noneHint")}
          </EmptyState>
        ) : (
          <Corrections plan={plan} items={items} />
        )}
        <LoadMore pages={corrections} count={items.length} />
      </section>
    </>
  );
}

function Corrections({ plan, items }: { plan: string; items: readonly Correction[] }) {
  const { t } = useTranslation();
  const screen = useOwnSession()?.permissions.includes("submissions.decide") ? "approvals" : "reporting";
  return (
    <Scroll>
      <table className="data corrections">
        <thead>
          <tr>
            <th>{t("submission.form")}</th>
            <th className="wide-only">{t("submission.unit")}</th>
            <th className="wide-only">{t("submission.period")}</th>
            <th className="wide-only">{t("correction.asked")}</th>
            <th>{t("correction.changes")}</th>
            <th>{t("submission.state")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((correction) => {
            const { submission } = correction;
            const by = <ActorName name={correction.by} onBehalfOf={correction.onBehalfOf} program={null} />;
            return (
              <tr key={submission.id}>
                <td>
                  {correction.mayRead ? (
                    <Link className="name strong" to={`/plans/${plan}/${screen}/${submission.id}`}>
                      {submission.formName}
                    </Link>
                  ) : (
                    <span className="strong">{submission.formName}</span>
                  )}{" "}
                  <span className="chip">{t("indicator.revisionNo", { no: submission.revision })}</span>
                  <div className="secondary small narrow-only">
                    {submission.orgUnit.shortName} · {formatPeriod(submission.period)} · {by}
                  </div>
                  {correction.reason && <div className="secondary">{correction.reason}</div>}
                </td>
                <td className="nowrap wide-only">{submission.orgUnit.shortName}</td>
                <td className="nowrap wide-only">{formatPeriod(submission.period)}</td>
                <td className="wide-only">
                  {by}
                  <div className="muted small nowrap">{formatInstant(correction.at)}</div>
                </td>
                <td>
                  {!correction.mayRead ? (
                    <span className="muted">{t("correction.notYet")}</span>
                  ) : correction.changes.length === 0 ? (
                    <span className="muted">{t("correction.unchanged")}</span>
                  ) : (
                    <ul>
                      {correction.changes.map((line) => (
                        <li key={line.no}>
                          <span className="secondary">{line.title}</span>{" "}
                          <span className="figure-left">
                            <span className="old">{said(line, line.before, line.textBefore)}</span> →{" "}
                            <span className="strong">{said(line, line.after, line.textAfter)}</span>
                          </span>{" "}
                          <span className="muted small">{line.unit}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
                <td className="nowrap">
                  <StateTag submission={{ ...correction, overdue: false }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
