import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatInstant, formatPeriod } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { ErrorState, Pending } from "@/ui/states";
import { ChangeTable } from "./change-table";
import { releaseQuery } from "./queries";
import { CancelButton, ReleaseStateTag } from "./release-marks";
import "./releases.css";

/** One release and all that it changed for the public. */
export function ReleasePage() {
  const { t } = useTranslation();
  const { plan = "", id = "" } = useParams();
  const release = useQuery(releaseQuery(plan, id));
  if (release.error) {
    return <ErrorState error={release.error} onRetry={() => void release.refetch()} />;
  }
  if (!release.data) {
    return <Pending />;
  }
  const it = release.data;
  return (
    <>
      <PageHeader
        crumb={<Link to={`/plans/${plan}/releases`}>{t("nav.releases")}</Link>}
        title={
          <>
            {t("release.numbered", { no: it.no })} {it.title}
          </>
        }
        documentTitle={it.title}
        actions={
          <>
            {it.cancellable && <CancelButton plan={plan} release={it} />}
            <PrintButton />
          </>
        }
      >
        <ReleaseStateTag release={it} />
      </PageHeader>
      <section className="panel">
        <div className="body">
          <Facts
            facts={[
              [t("release.publishAt"), formatInstant(it.publishAt)],
              [t("release.scope"), t("release.scopeOf", { period: formatPeriod(it.through), domains: it.domains.length, chapters: it.chapters.length })],
              [t("release.counts"), t("release.summary", it.counts)],
              [t("release.by"), `${it.createdBy} · ${formatInstant(it.createdAt)}`],
              ...(it.cancelledAt ? [[t("release.cancelledAt"), formatInstant(it.cancelledAt)] as const] : []),
            ]}
          />
          {it.note && <p className="release-note">{it.note}</p>}
          {it.newerFigures > 0 && <p className="yellow">{t("release.newer", { count: it.newerFigures })}</p>}
        </div>
      </section>
      <section className="panel fills">
        <ChangeTable name={`${plan}-release-${it.no}`} changes={it.changes} />
      </section>
    </>
  );
}
