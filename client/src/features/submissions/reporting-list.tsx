import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { distinctOptions } from "@/lib/distinct-options";
import { formatDate, formatPeriod } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { ImportButton } from "./imports/import-button";
import { visibleQuery } from "./queries";
import { DueWords, StateTag } from "./state-tag";

const states = ["open", "draft", "returned", "submitted", "countyApproved", "departmentApproved", "approved", "discarded"] as const;

export function ReportingList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values, set, clear } = useUrlFilters(["form", "state", "period"]);
  const submissions = useQuery(visibleQuery(plan));
  if (submissions.isPending) {
    return <Pending />;
  }
  if (submissions.error) {
    return <ErrorState error={submissions.error} onRetry={() => void submissions.refetch()} />;
  }
  const all = submissions.data.items;
  const shown = all.filter(
    (s) => (!values.form || s.form.code === values.form) && (!values.state || s.state === values.state) && (!values.period || s.period === values.period),
  );
  const todo = all.filter((s) => s.allowedActions.includes("save"));
  return (
    <>
      <PageHeader
        views="reporting"
        title={t("submission.mine")}
        documentTitle={t("nav.reporting")}
        actions={
          <>
            {todo.length > 0 && <ImportButton plan={plan} />}
            <ExportButton
              name={`${plan}-submissions`}
              rows={() => [
                ["form", "orgUnit", "period", "state", "dueOn", "filled", "total"],
                ...shown.map((s) => [s.form.name, s.orgUnit.name, s.period, t(`state.${s.state}`), s.dueOn, s.filledLines, s.totalLines]),
              ]}
            />
          </>
        }
      >
        <span className="muted">{t("submission.todo", { count: todo.length })}</span>
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterSelect
              all={t("filter.form")}
              value={values.form}
              options={distinctOptions(all.map((s) => [s.form.code, s.form.name]))}
              onChange={(v) => set("form", v)}
            />
            <FilterSelect
              all={t("filter.state")}
              value={values.state}
              options={states.map((s) => ({ value: s, label: t(`state.${s}`) }))}
              onChange={(v) => set("state", v)}
            />
            <FilterSelect
              all={t("filter.period")}
              value={values.period}
              options={[...new Set(all.map((s) => s.period))].map((p) => ({ value: p, label: formatPeriod(p) }))}
              onChange={(v) => set("period", v)}
            />
          </div>
        </header>
        {shown.length === 0 ? (
          <EmptyState title={all.length === 0 ? t("submission.none") : t("state.noneMatch")}>
            {all.length === 0 ? t("submission.noneHint") : <Button onClick={clear}>{t("filter.clear")}</Button>}
          </EmptyState>
        ) : (
          <div className="scroll">
            <table className="data">
              <thead>
                <tr>
                  <th>{t("submission.form")}</th>
                  <th className="wide-only">{t("submission.unit")}</th>
                  <th className="wide-only">{t("submission.period")}</th>
                  <th className="wide-only">{t("submission.opens")}</th>
                  <th className="wide-only">{t("submission.due")}</th>
                  <th className="num wide-only">{t("submission.filled")}</th>
                  <th>{t("submission.state")}</th>
                  <th className="wide-only">{t("submission.action")}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((s) => (
                  <tr key={s.id}>
                    <td>
                      <Link className="name strong" to={`/plans/${plan}/reporting/${s.id}`}>
                        {s.form.name}
                      </Link>
                      {s.revision > 1 && <span className="chip">{t("submission.correction", { no: s.revision })}</span>}
                      <div className="secondary small narrow-only">
                        {s.orgUnit.shortName} · {formatPeriod(s.period)} · {t("entry.filled", { filled: s.filledLines, total: s.totalLines })}
                      </div>
                      {s.reason && <div className="red">{t("submission.returnedFor", { reason: s.reason })}</div>}
                      {s.allowedActions.includes("save") && (
                        <div className="small narrow-only">
                          <DueWords submission={s} />
                        </div>
                      )}
                    </td>
                    <td className="nowrap wide-only">{s.orgUnit.shortName}</td>
                    <td className="nowrap wide-only">{formatPeriod(s.period)}</td>
                    <td className="nowrap secondary wide-only">{formatDate(s.opensOn)}</td>
                    <td className="nowrap wide-only">
                      {formatDate(s.dueOn)} {s.allowedActions.includes("save") && <DueWords submission={s} />}
                    </td>
                    <td className="num nowrap wide-only">
                      {s.filledLines}/{s.totalLines}
                    </td>
                    <td className="nowrap">
                      <StateTag submission={s} />
                    </td>
                    <td className="nowrap wide-only">
                      <Link to={`/plans/${plan}/reporting/${s.id}`}>{s.allowedActions.includes("save") ? t("submission.fill") : t("submission.view")}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
}
