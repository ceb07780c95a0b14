import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatDate, formatPeriod } from "@/lib/format";
import { ChangeList } from "./change-list";
import { Heading } from "./heading";
import { releasesQuery } from "./queries";
import { Awaited } from "./states";

/** What was released when, and everything that was corrected since. */
export function ReleasesPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const releases = useQuery(releasesQuery(plan));
  if (!releases.data) {
    return <Awaited error={releases.error} onRetry={() => void releases.refetch()} />;
  }
  return (
    <>
      <Heading title={t("portal.nav.releases")}>
        <a href={`/api/v1/public/plans/${plan}/releases.atom`}>{t("portal.feed")}</a>
      </Heading>
      <p className="intro">{t("portal.releasesLead")}</p>
      {releases.data.length === 0 && <p>{t("portal.nothingReleased")}</p>}
      {releases.data.map((release) => (
        <section key={release.no} className="release">
          <h2>
            <Link to={`/public/plans/${plan}/releases/${release.no}`}>
              {t("portal.releaseNo", { no: release.no })} {release.title}
            </Link>
          </h2>
          <p className="note">
            {formatDate(release.publishedAt)} · {t("portal.through", { through: formatPeriod(release.through) })} · {t("portal.counts", release.counts)}
          </p>
          {release.note && <p>{release.note}</p>}
          {release.changes.length > 0 && (
            <>
              <h3>{t("portal.corrections")}</h3>
              <ChangeList plan={plan} changes={release.changes} />
            </>
          )}
        </section>
      ))}
    </>
  );
}
