import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatPeriod } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { TabLine } from "@/ui/tab-line";
import { FormContent } from "./form-content";
import { FormEditor } from "./form-editor";
import { FormStates } from "./form-list";
import "./forms.css";
import { LeaveGuard } from "./leave-guard";
import { type Form, formQuery } from "./queries";
import { RuleTrial } from "./rule-trial";
import { UpdateForm } from "./update-form";
import { useFormDraft } from "./use-form-draft";
import { VersionList } from "./version-list";

export function FormPage() {
  const { plan = "", form: code = "" } = useParams();
  const form = useQuery(formQuery(plan, code));
  if (form.isPending) {
    return <Pending />;
  }
  if (form.error) {
    return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  }
  return <Designer key={code} plan={plan} form={form.data} />;
}

/** A form: what it asks or will ask, its rules tried on what there is, and how it came to be. */
function Designer({ plan, form }: { plan: string; form: Form }) {
  const { t } = useTranslation();
  const { values } = useUrlFilters(["tab"]);
  const mayManage = !!useOwnSession()?.permissions.includes("forms.manage");
  const [isUpdating, setIsUpdating] = useState(false);
  const draft = useFormDraft(plan, form, mayManage);
  const tab = values.tab === "trial" && mayManage ? "trial" : values.tab === "versions" ? "versions" : "content";
  const here = `/plans/${plan}/forms/${form.code}`;
  const isEditing = mayManage && draft.draft !== null;
  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/forms`}>{t("reportForm.forms")}</Link> / {form.code}
          </>
        }
        title={form.name}
        documentTitle={form.name}
        actions={
          <>
            {!isEditing && tab === "content" && <PrintButton />}
            {mayManage && <Button onClick={() => setIsUpdating(true)}>{t("reportForm.update")}</Button>}
            {mayManage && !isEditing && form.inForce && tab === "content" && (
              <Button type="primary" onClick={draft.start}>
                {t("reportForm.startDraft", { no: form.inForce.no + 1 })}
              </Button>
            )}
          </>
        }
      >
        <FormStates form={form} />
        <span className="secondary">
          {[t(`frequency.${form.frequency}`), form.leadOrgUnit.name, t("reportForm.from", { period: formatPeriod(form.firstPeriod) })].join(" · ")}
        </span>
      </PageHeader>
      <TabLine
        label={t("reportForm.tabs")}
        tabs={[
          { to: here, label: isEditing ? t("reportForm.tabDraft") : t("reportForm.tabContent"), isActive: tab === "content" },
          ...(mayManage ? [{ to: `${here}?tab=trial`, label: t("reportForm.tabTrial"), isActive: tab === "trial" }] : []),
          { to: `${here}?tab=versions`, label: t("reportForm.tabVersions"), isActive: tab === "versions", count: form.published.length },
        ]}
      />
      {tab === "trial" ? (
        <RuleTrial plan={plan} form={form} isDirty={draft.isDirty} />
      ) : tab === "versions" ? (
        <VersionList plan={plan} form={form} />
      ) : isEditing ? (
        <FormEditor plan={plan} form={form} editing={draft} />
      ) : form.inForce ? (
        <FormContent plan={plan} form={form.code} version={form.inForce} />
      ) : (
        <section className="panel fills">
          <EmptyState title={t("reportForm.unpublished")}>{t("reportForm.unpublishedHint")}</EmptyState>
        </section>
      )}
      {isUpdating && <UpdateForm plan={plan} form={form} onClose={() => setIsUpdating(false)} />}
      <LeaveGuard isDirty={draft.isDirty} />
    </>
  );
}
