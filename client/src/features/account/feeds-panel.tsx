import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { explain } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { formatInstant } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { type Account, feedsQuery, revokeFeed } from "./queries";

const FeedDialog = lazy(async () => ({ default: (await import("./feed-dialog")).FeedDialog }));

/** 日历订阅: addresses at which calendar programs read what is due. */
export function FeedsPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const feeds = useQuery(feedsQuery);
  const [isOpen, setIsOpen] = useState(false);
  const here = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === "#calendar-feeds") {
      here.current?.scrollIntoView({ block: "center" });
    }
  }, [hash]);
  return (
    <div ref={here} id="calendar-feeds">
      <Panel
        title={t("feed.title")}
        note={<span className="wide-only">{t("feed.note")}</span>}
        extra={
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t("feed.make")}
          </Button>
        }
      >
        {feeds.isPending ? (
          <Pending rows={2} />
        ) : !feeds.data ? (
          <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} />
        ) : feeds.data.items.length === 0 ? (
          <EmptyState title={t("feed.none")}>{t("feed.noneHint")}</EmptyState>
        ) : (
          <table className="data">
            <thead>
              <tr>
                <th>{t("feed.name")}</th>
                <th className="wide-only">{t("feed.scope")}</th>
                <th className="wide-only">{t("feed.kinds")}</th>
                <th>{t("feed.lastUsed")}</th>
                <th className="act">{t("submission.action")}</th>
              </tr>
            </thead>
            <tbody>
              {feeds.data.items.map((feed) => (
                <Row key={feed.id} feed={feed} />
              ))}
            </tbody>
          </table>
        )}
        {isOpen && (
          <Suspense fallback={null}>
            <FeedDialog account={account} onClose={() => setIsOpen(false)} />
          </Suspense>
        )}
      </Panel>
    </div>
  );
}

function Row({ feed }: { feed: Schemas["CalendarFeed"] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const revoke = useMutation({
    mutationFn: () => revokeFeed(feed.id),
    onSuccess: () => void message.success(t("feed.revoked")),
    onError: (error) => void message.error(explain(error, t("state.failed")), 8),
  });
  const scope = feed.orgUnit?.shortName ?? t("feed.scopeAll");
  const kinds = feed.kinds.length === 0 ? t("feed.allKinds") : feed.kinds.map((kind) => t(`days.kind.${kind as Schemas["CalendarKind"]}`)).join(t("actor.and"));
  return (
    <tr>
      <td>
        <span className="strong">{feed.name}</span>
        <div className="small secondary narrow-only">
          {scope} · {kinds}
        </div>
      </td>
      <td className="nowrap wide-only">{scope}</td>
      <td className="secondary wide-only">{kinds}</td>
      <td className="secondary nowrap figure-left">
        {feed.lastUsedAt ? (
          formatInstant(feed.lastUsedAt)
        ) : (
          <span className="muted">
            {t("feed.never")}
            <span className="wide-only">
              {" "}
              · {t("feed.created")} {formatInstant(feed.createdAt)}
            </span>
          </span>
        )}
      </td>
      <td className="act nowrap">
        <Popconfirm
          title={t("feed.revokeTitle", { name: feed.name })}
          description={t("feed.revokeConsequence")}
          okText={t("feed.revoke")}
          okButtonProps={{ danger: true }}
          onConfirm={() => revoke.mutate()}
        >
          <Button type="link" size="small" danger loading={revoke.isPending} aria-label={t("feed.revokeOf", { name: feed.name })}>
            {t("feed.revoke")}
          </Button>
        </Popconfirm>
      </td>
    </tr>
  );
}
