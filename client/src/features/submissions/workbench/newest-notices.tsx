import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { NoticeRow } from "./notice-row";
import { noticesQuery } from "./queries";

/** The newest of what one has been told, beside what waits. */
export function NewestNotices() {
  const { t } = useTranslation();
  const notices = useInfiniteQuery(noticesQuery(undefined, 6));
  const items = notices.data?.pages[0]?.items;
  return (
    <Panel title={t("notice.newest")} extra={<Link to="/notices">{t("notice.all")}</Link>}>
      {notices.isPending ? (
        <Pending rows={4} />
      ) : !items ? (
        <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState title={t("notice.none")}>{t("notice.noneHint")}</EmptyState>
      ) : (
        <ul className="notices">
          {items.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} isBrief />
          ))}
        </ul>
      )}
    </Panel>
  );
}
