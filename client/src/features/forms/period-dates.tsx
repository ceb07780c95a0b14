import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatDate, formatPeriod } from "@/lib/format";
import { today } from "@/lib/today";
import { ErrorState, Pending } from "@/ui/states";
import { type Calendar, datesQuery } from "./queries";

/** The next three periods by a calendar, weekends and announced holidays counted by the server. */
export function PeriodDates({ plan, form, calendar: { opensDays, dueDays, dueDayKind, closesDays } }: { plan: string; form: string; calendar: Calendar }) {
  const { t } = useTranslation();
  const dates = useQuery(datesQuery(plan, form, { opensDays, dueDays, dueDayKind, closesDays }));
  if (dates.isPending) {
    return <Pending rows={3} />;
  }
  if (dates.error) {
    return <ErrorState error={dates.error} onRetry={() => void dates.refetch()} />;
  }
  const now = today().format("YYYY-MM-DD");
  return (
    <table className="data period-dates">
      <thead>
        <tr>
          <th>{t("submission.period")}</th>
          <th>{t("submission.opens")}</th>
          <th>{t("submission.due")}</th>
          <th className="wide-only">{t("calendar.closed")}</th>
        </tr>
      </thead>
      <tbody>
        {dates.data.items.map((item) => (
          <tr key={item.period}>
            <td className="nowrap">{formatPeriod(item.period)}</td>
            <td className="nowrap">
              {formatDate(item.opensOn)} {item.opensOn <= now && <span className="muted small">{t("calendar.past")}</span>}
            </td>
            <td className="nowrap">
              {formatDate(item.dueOn)}
              {item.closesOn && (
                <div className="muted small narrow-only">
                  {t("calendar.closed")} {formatDate(item.closesOn)}
                </div>
              )}
            </td>
            <td className="nowrap wide-only">{item.closesOn ? formatDate(item.closesOn) : t("calendar.never")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
