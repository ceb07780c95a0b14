import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { evaluationsQuery } from "@/api/evaluations";
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
  const named = useQuery({ ...evaluationsQuery(plan), enabled: (release.data?.evaluations.length ?? 0) > 0 }).data ?? [];
  if (release.error) {
    return <ErrorState error={release.error} onRetry={() => void release.refetch()} />;
  }
  if (!release.data) {
    return <Pending />;
  }
  const it = release.data;
  const evaluations = named.filter((e) => it.evaluations.includes(e.id));
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
            {it.state === "published" && (
              <Button href={`/public/plans/${plan}/releases/${it.no}`} target="_blank">
                {t("release.seePublic")}
              </Button>
            )}
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
              ...(evaluations.length > 0
                ? [
                    [
                      t("nav.evaluations"),
                      evaluations.map((e) => (
                        <div key={e.id}>
                          <Link className="in-text" to={`/plans/${plan}/evaluations/${e.id}`}>
                            {e.title}
                          </Link>
                        </div>
                      )),
                    ] as const,
                  ]
                : []),
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
