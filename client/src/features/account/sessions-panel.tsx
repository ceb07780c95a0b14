import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { explain } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { formatInstant } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { ErrorState, Pending } from "@/ui/states";
import { endOtherSessions, endSession, sessionsQuery } from "./queries";
import { readUserAgent } from "./user-agent";

/** Where the person is signed in, and how to end that. */
export function SessionsPanel() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sessions = useQuery(sessionsQuery);
  const failed = (error: unknown) => void message.error(explain(error, t("state.failed")), 8);
  const end = useMutation({ mutationFn: endSession, onSuccess: () => void message.success(t("device.ended")), onError: failed });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSuccess: () => void message.success(t("device.othersEnded")), onError: failed });
  const items = sessions.data?.items ?? [];
  const others = items.filter((s) => !s.current).length;
  return (
    <Panel
      title={t("account.devices")}
      note={items.length > 0 && t("device.count", { count: items.length })}
      extra={
        others > 0 && (
          <Popconfirm
            title={t("device.endOthersTitle", { count: others })}
            description={t("device.consequence")}
            okText={t("device.endOthers")}
            okButtonProps={{ danger: true }}
            onConfirm={() => endOthers.mutateAsync().catch(() => undefined)}
          >
            <Button size="small" danger>
              {t("device.endOthers")}
            </Button>
          </Popconfirm>
        )
      }
    >
      {sessions.isPending ? (
        <Pending rows={2} />
      ) : !sessions.data ? (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <table className="data">
          <thead>
            <tr>
              <th>{t("device.name")}</th>
              <th className="wide-only">{t("device.address")}</th>
              <th className="wide-only">{t("device.opened")}</th>
              <th className="wide-only">{t("device.lastSeen")}</th>
              <th className="act">{t("submission.action")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((session) => (
              <Row key={session.id} session={session} isEnding={end.isPending && end.variables === session.id} onEnd={() => end.mutate(session.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ session, isEnding, onEnd }: { session: Schemas["OwnSession"]; isEnding: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const device = readUserAgent(session.userAgent);
  const name = device
    ? t("device.words", { browser: t(`browser.${device.browser}`), version: device.version ?? "", system: t(`system.${device.system}`) }).trim()
    : t("device.unknown");
  return (
    <tr>
      <td>
        <span title={session.userAgent ?? undefined}>{name}</span> {session.current && <span className="light tag green">{t("device.current")}</span>}
        <div className="muted small narrow-only">
          {session.ipAddress} · {t("device.lastSeenAt", { at: formatInstant(session.lastSeenAt) })}
        </div>
      </td>
      <td className="figure-left secondary nowrap wide-only">{session.ipAddress ?? "—"}</td>
      <td className="secondary nowrap wide-only">{formatInstant(session.openedAt)}</td>
      <td className="secondary nowrap wide-only">{formatInstant(session.lastSeenAt)}</td>
      <td className="act nowrap">
        {!session.current && (
          <Popconfirm
            title={t("device.endTitle", { name })}
            description={t("device.consequence")}
            okText={t("device.end")}
            okButtonProps={{ danger: true }}
            onConfirm={onEnd}
          >
            <Button type="link" size="small" danger loading={isEnding} aria-label={t("device.endOf", { name, at: formatInstant(session.openedAt) })}>
              {t("device.end")}
            </Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}
