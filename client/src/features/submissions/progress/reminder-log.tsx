import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatInstant, formatPeriod } from "@/lib/format";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { remindersQuery } from "./queries";
import { Recipients, Reminded } from "./reminder-item";

/** Every reminder that was sent, by the clock and by hand, the newest first. */
export function ReminderLog({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const reminders = useInfiniteQuery(remindersQuery(plan));
  const items = reminders.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("reminder.log")} documentTitle={t("reminder.log")}>
        <span className="secondary">{t("reminder.logNote")}</span>
      </PageHeader>
      {reminders.isPending ? (
        <Pending />
      ) : reminders.error ? (
        <ErrorState error={reminders.error} onRetry={() => void reminders.refetch()} />
      ) : (
        <section className="panel fills">
          {items.length === 0 ? (
            <EmptyState title={t("reminder.none")}>{t("reminder.noneHint")}</EmptyState>
          ) : (
            <Scroll>
              <table className="data log">
                <thead>
                  <tr>
                    <th>{t("reminder.at")}</th>
                    <th className="wide-only">{t("submission.unit")}</th>
                    <th>{t("submission.form")}</th>
                    <th className="wide-only">{t("reminder.how")}</th>
                    <th>{t("reminder.told")}</th>
                    <th className="wide-only">{t("reminder.message")}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((reminder) => (
                    <tr key={reminder.id}>
                      <td className="at">{formatInstant(reminder.at)}</td>
                      <td className="nowrap wide-only">{reminder.submission.orgUnit.shortName}</td>
                      <td>
                        {reminder.submission.formName} <span className="secondary nowrap">{formatPeriod(reminder.submission.period)}</span>
                        <div className="narrow-only">
                          {reminder.submission.orgUnit.shortName} · {t(`reminder.kind.${reminder.kind}`)}
                          {reminder.message && <div className="secondary">{reminder.message}</div>}
                        </div>
                      </td>
                      <td className="nowrap wide-only">
                        {t(`reminder.kind.${reminder.kind}`)} <span className="secondary">{reminder.by && <Reminded reminder={reminder} />}</span>
                      </td>
                      <td>
                        <Recipients reminder={reminder} />
                      </td>
                      <td className="secondary said wide-only">{reminder.message ?? "—"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          <LoadMore pages={reminders} count={items.length} />
        </section>
      )}
    </>
  );
}
