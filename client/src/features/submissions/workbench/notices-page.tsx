import "./workbench.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import { useUrlFilters } from "@/lib/use-url-filters";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { TabLine } from "@/ui/tab-line";
import { NoticeRow } from "./notice-row";
import { noticesQuery, readNotices } from "./queries";

/** Everything one has been told, of all plans, the newest first. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const isUnread = useUrlFilters(["unread"]).values.unread === "true";
  const notices = useInfiniteQuery(noticesQuery(isUnread || undefined, 50));
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const readAll = () => readNotices().catch((error: unknown) => void message.error(explain(error, t("state.failed")), 8));
  return (
    <>
      <PageHeader
        title={t("notice.title")}
        documentTitle={t("notice.title")}
        actions={
          <Button disabled={!items.some((notice) => notice.readAt === null)} onClick={() => void readAll()}>
            {t("notice.readAll")}
          </Button>
        }
      />
      <section className="panel fills">
        <TabLine
          label={t("notice.title")}
          tabs={[
            { to: "?", label: t("notice.everything"), isActive: !isUnread },
            { to: "?unread=true", label: t("notice.unread"), isActive: isUnread },
          ]}
        />
        {notices.isPending ? (
          <Pending />
        ) : notices.error ? (
          <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState title={t(isUnread ? "notice.noneUnread" : "notice.none")}>{t("notice.noneHint")}</EmptyState>
        ) : (
          <ul className="notices">
            {items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
        <LoadMore pages={notices} count={items.length} />
      </section>
    </>
  );
}
