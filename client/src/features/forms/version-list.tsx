import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { MarkTag } from "@/ui/mark-tag";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { FormContent } from "./form-content";
import { type Form, versionQuery } from "./queries";

/** Every version that was ever published; one of them can be read below. */
export function VersionList({ plan, form }: { plan: string; form: Form }) {
  const { t } = useTranslation();
  const { values } = useUrlFilters(["version"]);
  const shown = form.published.find((v) => String(v.no) === values.version) ?? form.published[0];
  if (!shown) {
    return (
      <section className="panel fills">
        <EmptyState title={t("reportForm.unpublished")}>{t("reportForm.unpublishedHint")}</EmptyState>
      </section>
    );
  }
  return (
    <>
      <Panel title={t("reportForm.tabVersions")} note={t("reportForm.versionsNote")}>
        <table className="data">
          <thead>
            <tr>
              <th>{t("reportForm.version")}</th>
              <th>{t("reportForm.publishedAt")}</th>
              <th className="wide-only">{t("reportForm.publishedBy")}</th>
              <th className="num">{t("reportForm.submissions")}</th>
            </tr>
          </thead>
          <tbody>
            {form.published.map((version, i) => (
              <tr key={version.no} className={version === shown ? "chosen" : undefined}>
                <td>
                  <Link
                    className="name strong"
                    to={`/plans/${plan}/forms/${form.code}?tab=versions&version=${version.no}`}
                    aria-current={version === shown ? "true" : undefined}
                  >
                    {t("reportForm.versionNo", { no: version.no })}
                  </Link>{" "}
                  {i === 0 && <MarkTag light="green">{t("reportForm.published")}</MarkTag>}
                </td>
                <td className="nowrap">{formatInstant(version.publishedAt)}</td>
                <td className="wide-only">{version.publishedBy ?? <span className="muted">{t("reportForm.byDataSet")}</span>}</td>
                <td className="num">{version.submissions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <h2 className="section-title version-title">{t("reportForm.versionContent", { no: shown.no })}</h2>
      <VersionContent plan={plan} form={form.code} no={shown.no} />
    </>
  );
}

function VersionContent({ plan, form, no }: { plan: string; form: string; no: number }) {
  const version = useQuery(versionQuery(plan, form, no));
  if (version.isPending) {
    return <Pending />;
  }
  if (version.error) {
    return <ErrorState error={version.error} onRetry={() => void version.refetch()} />;
  }
  return <FormContent plan={plan} form={form} version={version.data} />;
}
