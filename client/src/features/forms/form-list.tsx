import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { distinctOptions } from "@/lib/distinct-options";
import { blank, formatDate } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { MarkTag } from "@/ui/mark-tag";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { sayCalendar } from "./calendar-words";
import { CreateForm } from "./create-form";
import "./forms.css";
import { type FormSummary, formsQuery, frequencies } from "./queries";

/** All forms of a plan: who owes what how often, and since when. */
export function FormList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const navigate = useNavigate();
  const { values, set, clear } = useUrlFilters(["frequency", "lead", "draft"]);
  const [isCreating, setIsCreating] = useState(false);
  const canManage = useOwnSession()?.permissions.includes("forms.manage");
  const forms = useQuery(formsQuery(plan));
  if (forms.isPending) {
    return <Pending />;
  }
  if (forms.error) {
    return <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />;
  }
  const all = forms.data.items;
  const shown = all.filter(
    (f) => (!values.frequency || f.frequency === values.frequency) && (!values.lead || f.leadOrgUnit.code === values.lead) && (!values.draft || f.hasDraft),
  );
  return (
    <>
      <PageHeader
        title={t("reportForm.forms")}
        documentTitle={t("reportForm.forms")}
        actions={
          <>
            <ExportButton
              name={`${plan}-forms`}
              rows={() => [
                ["code", "name", "frequency", "leadOrgUnit", "orgUnits", "lines", "calendar", "firstPeriod", "version", "inForceSince", "endedOn", "hasDraft"],
                ...shown.map((f) => [
                  f.code,
                  f.name,
                  t(`frequency.${f.frequency}`),
                  f.leadOrgUnit.name,
                  f.orgUnitCount,
                  f.lineCount,
                  f.calendar && sayCalendar(t, f.calendar),
                  f.firstPeriod,
                  f.inForceNo,
                  f.inForceSince,
                  f.endedOn,
                  String(f.hasDraft),
                ]),
              ]}
            />
            {canManage && (
              <Button type="primary" onClick={() => setIsCreating(true)}>
                {t("reportForm.create")}
              </Button>
            )}
          </>
        }
      >
        <span className="muted">{t("reportForm.count", { count: all.length })}</span>
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterSelect
              all={t("reportForm.allFrequencies")}
              value={values.frequency}
              options={frequencies.map((f) => ({ value: f, label: t(`frequency.${f}`) }))}
              onChange={(v) => set("frequency", v)}
            />
            <FilterSelect
              all={t("reportForm.allLeads")}
              width={140}
              value={values.lead}
              options={distinctOptions(all.map((f) => [f.leadOrgUnit.code, f.leadOrgUnit.shortName]))}
              onChange={(v) => set("lead", v)}
            />
            <FilterSelect
              all={t("reportForm.withAndWithoutDraft")}
              width={140}
              value={values.draft}
              options={[{ value: "true", label: t("reportForm.withDraft") }]}
              onChange={(v) => set("draft", v)}
            />
          </div>
        </header>
        {shown.length === 0 ? (
          <EmptyState title={t(all.length === 0 ? "reportForm.none" : "state.noneMatch")}>
            {all.length === 0 ? t("reportForm.noneHint") : <Button onClick={clear}>{t("filter.clear")}</Button>}
          </EmptyState>
        ) : (
          <FormTable plan={plan} forms={shown} />
        )}
      </section>
      {isCreating && <CreateForm plan={plan} onClose={() => setIsCreating(false)} onMade={(code) => void navigate(`/plans/${plan}/forms/${code}`)} />}
    </>
  );
}

function FormTable({ plan, forms }: { plan: string; forms: readonly FormSummary[] }) {
  const { t } = useTranslation();
  return (
    <Scroll>
      <table className="data forms">
        <thead>
          <tr>
            <th>{t("reportForm.name")}</th>
            <th className="wide-only">{t("reportForm.frequency")}</th>
            <th className="wide-only">{t("reportForm.lead")}</th>
            <th className="num wide-only">{t("reportForm.units")}</th>
            <th className="num wide-only">{t("reportForm.lines")}</th>
            <th className="wide-only">{t("reportForm.calendar")}</th>
            <th className="wide-only">{t("reportForm.inForce")}</th>
            <th>{t("reportForm.state")}</th>
          </tr>
        </thead>
        <tbody>
          {forms.map((f) => (
            <tr key={f.code}>
              <td>
                <Link className="name strong" to={`/plans/${plan}/forms/${f.code}`}>
                  {f.name}
                </Link>
                <div className="muted small">{f.code}</div>
                <div className="secondary small narrow-only">
                  {[t(`frequency.${f.frequency}`), f.leadOrgUnit.shortName, t("reportForm.linesAndUnits", { lines: f.lineCount, units: f.orgUnitCount })].join(
                    " · ",
                  )}
                </div>
                {f.calendar && <div className="secondary small narrow-only">{sayCalendar(t, f.calendar)}</div>}
              </td>
              <td className="nowrap wide-only">{t(`frequency.${f.frequency}`)}</td>
              <td className="nowrap wide-only">{f.leadOrgUnit.shortName}</td>
              <td className="num wide-only">{f.reportedBy === "leads" ? t("role.lead") : f.orgUnitCount}</td>
              <td className="num wide-only">{f.lineCount}</td>
              <td className="secondary wide-only">{f.calendar ? sayCalendar(t, f.calendar) : blank}</td>
              <td className="nowrap wide-only">
                {f.inForceNo === null ? (
                  blank
                ) : (
                  <>
                    {t("reportForm.versionNo", { no: f.inForceNo })}{" "}
                    <span className="muted">{t("reportForm.since", { date: formatDate(f.inForceSince) })}</span>
                  </>
                )}
              </td>
              <td className="states">
                <FormStates form={f} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** In force, never published, or ended; and whether somebody is writing the next version. */
export function FormStates({ form }: { form: FormSummary }) {
  const { t } = useTranslation();
  return (
    <span className="chips">
      {form.endedOn ? (
        <MarkTag light="grey">{t("reportForm.ends", { date: formatDate(form.endedOn) })}</MarkTag>
      ) : form.inForceNo === null ? (
        <MarkTag light="grey">{t("reportForm.unpublished")}</MarkTag>
      ) : (
        <MarkTag light="green">{t("reportForm.published")}</MarkTag>
      )}
      {form.hasDraft && <MarkTag light="yellow">{t("reportForm.draftPending")}</MarkTag>}
    </span>
  );
}
