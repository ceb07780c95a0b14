import { useQueries, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { orgUnitsQuery } from "@/api/org-units";
import { useOwnSession } from "@/api/own-session";
import { formatDate, formatPeriod, formatPercent } from "@/lib/format";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { countLights, LightCounts, LightTag } from "@/ui/light";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { PrintButton } from "@/ui/print-button";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { SubTaskPanel } from "@/ui/sub-tasks/sub-task-panel";
import { Handovers } from "./handovers";
import { type Duty, dutiesQuery } from "./queries";
import "./responsibilities.css";
import { SubjectCell } from "./subject-cell";

/** 我的责任: everything one's own unit leads or supports, the first due first, with how it stands and what is to be reported. */
export function DutiesPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const session = useOwnSession();
  const own = [...new Map((session?.memberships ?? []).map((m) => [m.orgUnit.code, m.orgUnit])).values()];
  const { values, set } = useUrlFilters(["unit"]);
  const others = useQuery({ ...orgUnitsQuery, enabled: values.unit !== undefined }).data;
  // Another unit's are open to all, and found by searching for it.
  const unit = own.find((u) => u.code === values.unit) ?? others?.find((u) => u.code === values.unit) ?? (values.unit && !others ? undefined : own[0]);
  const isOwn = own.some((u) => u.code === unit?.code);
  const counts = useQueries({ queries: own.length > 1 ? own.map((u) => dutiesQuery(plan, u.code)) : [] });
  if (values.unit && !others && !unit) {
    return <Pending rows={16} />;
  }
  if (!unit) {
    return <EmptyState title={t("duty.noUnit")}>{t("duty.noUnitHint")}</EmptyState>;
  }
  return (
    <>
      {own.length > 1 && isOwn && (
        <div className="filters">
          <Select
            aria-label={t("responsibility.unit")}
            value={unit.code}
            popupMatchSelectWidth={false}
            options={own.map((u, i) => ({ value: u.code, label: `${u.shortName} ${counts[i]?.data?.length ?? ""}`.trim() }))}
            onChange={(code) => set("unit", code)}
          />
        </div>
      )}
      <UnitDuties key={unit.code} plan={plan} unit={unit} isOwn={isOwn} />
    </>
  );
}

function UnitDuties({ plan, unit, isOwn }: { plan: string; unit: { code: string; name: string; shortName: string }; isOwn: boolean }) {
  const { t } = useTranslation();
  const duties = useQuery(dutiesQuery(plan, unit.code));
  if (duties.isPending) {
    return <Pending rows={16} />;
  }
  if (duties.error) {
    return <ErrorState error={duties.error} onRetry={() => void duties.refetch()} />;
  }
  const all = duties.data;
  const day = today().format("YYYY-MM-DD");
  const coming = all.filter((d) => d.responsibility.from > day);
  const present = all.filter((d) => d.responsibility.from <= day);
  const groups = [
    { title: t("duty.lead"), duties: present.filter((d) => d.responsibility.role === "lead") },
    { title: t("duty.support"), duties: present.filter((d) => d.responsibility.role === "support") },
    { title: t("duty.coming"), duties: coming },
  ];
  return (
    <>
      <PageHeader
        views="duties"
        title={isOwn ? t("nav.duties") : t("duty.ofUnit", { unit: unit.shortName })}
        documentTitle={isOwn ? t("nav.duties") : t("duty.ofUnit", { unit: unit.shortName })}
        actions={
          <>
            <PrintButton />
            <ExportButton
              name={`${plan}-duties-${unit.code}`}
              rows={() => [
                ["kind", "code", "title", "role", "status", "from", "to", "due", "light"],
                ...all.map(({ responsibility: r, dueOn, status }) => [
                  r.subject.kind,
                  r.subject.code,
                  r.subject.title,
                  t(`role.${r.role}`),
                  t(`status.${r.status}`),
                  r.from,
                  r.to,
                  dueOn,
                  status && t(`light.${status.light}`),
                ]),
              ]}
            />
          </>
        }
      >
        <span className="muted">{t("duty.count", { unit: unit.shortName, lead: groups[0]?.duties.length, support: groups[1]?.duties.length })}</span>
        <LightCounts lights={countLights((groups[0]?.duties ?? []).flatMap((d) => d.status ?? []))} />
      </PageHeader>
      <Handovers plan={plan} unit={unit.code} />
      <SubTaskPanel plan={plan} of={{ orgUnit: unit.code }} />
      {all.length === 0 && (
        <div className="panel">
          <EmptyState title={t("duty.none", { unit: unit.shortName })}>{t("duty.noneHint")}</EmptyState>
        </div>
      )}
      {groups
        .filter((group) => group.duties.length > 0)
        .map((group) => (
          <Panel key={group.title} title={group.title} note={group.duties.length}>
            <DutyTable plan={plan} duties={group.duties} />
          </Panel>
        ))}
    </>
  );
}

function DutyTable({ plan, duties }: { plan: string; duties: readonly Duty[] }) {
  const { t } = useTranslation();
  const day = today().format("YYYY-MM-DD");
  return (
    <table className="data duties">
      <thead>
        <tr>
          <th>{t("responsibility.subject")}</th>
          <th className="wide-only">{t("duty.due")}</th>
          <th>{t("duty.light")}</th>
          <th className="num wide-only">{t("duty.share")}</th>
          <th>{t("duty.report")}</th>
          <th className="wide-only">{t("duty.since")}</th>
        </tr>
      </thead>
      <tbody>
        {duties
          .map((duty) => ({ ...duty, counted: duty.lights && <LightCounts lights={duty.lights} /> }))
          .map(({ responsibility: r, dueOn, status, counted, reports }) => (
            <tr key={r.id}>
              <td>
                <SubjectCell plan={plan} subject={r.subject} />
                <div className="muted small narrow-only">
                  {t("duty.dueBy", { date: formatDate(dueOn) })} {counted}
                </div>
              </td>
              <td className={`nowrap wide-only ${dueOn < day && status?.verdict !== "met" ? "red" : "secondary"}`}>{formatDate(dueOn)}</td>
              <td className="verdict-cell">{status ? <LightTag status={status} isCompact /> : <span className="wide-only">{counted}</span>}</td>
              <td className="num wide-only nowrap">
                {status && status.progress !== null ? (
                  <>
                    <span className="strong">{formatPercent(status.progress)}</span> <span className="muted">/ {formatPercent(status.plannedProgress)}</span>
                  </>
                ) : (
                  <span className="muted">—</span>
                )}
              </td>
              <td>
                {reports.length === 0 ? (
                  <span className="muted">—</span>
                ) : (
                  reports.map((report) => (
                    <div key={report.submission.id}>
                      <div>
                        <Link to={`/plans/${plan}/reporting/${report.submission.id}`}>{formatPeriod(report.submission.period)}</Link>
                      </div>
                      <div className={report.overdue ? "red small" : "muted small"}>
                        {t(`state.${report.state}`)} · {t("approval.due", { date: formatDate(report.dueOn) })}
                      </div>
                    </div>
                  ))
                )}
              </td>
              <td className="muted nowrap wide-only">
                {t("owner.since", { date: r.from })}
                {r.to && ` · ${t("owner.until", { date: r.to })}`}
                {r.status === "proposed" && ` · ${t("status.proposed")}`}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
