import { PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatInstant, formatPeriod } from "@/lib/format";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { PendingChanges } from "./pending-changes";
import { type Release, releasesQuery } from "./queries";
import { CancelButton, ReleaseStateTag } from "./release-marks";
import "./releases.css";

/** 发布: what has been released, what waits, and what is not out yet. */
export function ReleaseList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { plan = "" } = useParams();
  const mayWrite = useOwnSession()?.permissions.includes("releases.write") ?? false;
  const releases = useInfiniteQuery(releasesQuery(plan));
  const items = releases.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = items.find((r) => r.state === "scheduled");
  return (
    <>
      <PageHeader
        title={t("nav.releases")}
        documentTitle={t("nav.releases")}
        actions={
          mayWrite && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              disabled={!!waiting}
              title={waiting && t("release.oneAtATime", { no: waiting.no })}
              onClick={() => void navigate(`/plans/${plan}/releases/new`)}
            >
              {t("release.new")}
            </Button>
          )
        }
      >
        {waiting && <span className="secondary">{t("release.oneAtATime", { no: waiting.no })}</span>}
      </PageHeader>
      {releases.data && !waiting && <PendingChanges plan={plan} last={items.find((r) => r.state === "published")} />}
      <section className="panel fills">
        {releases.isPending ? (
          <Pending />
        ) : releases.error ? (
          <ErrorState error={releases.error} onRetry={() => void releases.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState title={t("release.none")}>{t("release.noneHint")}</EmptyState>
        ) : (
          <Scroll>
            <table className="data releases">
              <thead>
                <tr>
                  <th className="num">{t("release.no")}</th>
                  <th>{t("release.title")}</th>
                  <th className="wide-only">{t("release.scope")}</th>
                  <th className="wide-only">{t("release.counts")}</th>
                  <th className="wide-only">{t("release.publishAt")}</th>
                  <th>{t("submission.state")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((release) => (
                  <ReleaseRow key={release.id} plan={plan} release={release} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <LoadMore pages={releases} count={items.length} />
      </section>
    </>
  );
}

function ReleaseRow({ plan, release }: { plan: string; release: Release }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="num">{release.no}</td>
      <td className="what">
        <Link className="name" to={`/plans/${plan}/releases/${release.id}`}>
          {release.title}
        </Link>
        {release.note && <div className="secondary small">{release.note}</div>}
        <div className="secondary small narrow-only">{formatInstant(release.publishAt)}</div>
        {release.newerFigures > 0 && <div className="yellow small">{t("release.newer", { count: release.newerFigures })}</div>}
      </td>
      <td className="wide-only secondary">
        {t("release.scopeOf", { period: formatPeriod(release.through), domains: release.domains.length, chapters: release.chapters.length })}
      </td>
      <td className="wide-only secondary">{t("release.summary", release.counts)}</td>
      <td className="wide-only secondary nowrap">
        {formatInstant(release.publishAt)}
        <div className="muted small">{release.createdBy}</div>
      </td>
      <td>
        <ReleaseStateTag release={release} /> {release.cancellable && <CancelButton plan={plan} release={release} isSmall />}
      </td>
    </tr>
  );
}
