import "dayjs/locale/zh-cn";
import "./progress.css";
import { useQuery } from "@tanstack/react-query";
import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ErrorState, Pending } from "@/ui/states";
import { TabLine } from "@/ui/tab-line";
import { ProgressPanel } from "./progress-panel";
import { progressQuery } from "./queries";
import { ReminderLog } from "./reminder-log";

const month = (text: string | undefined, otherwise: Dayjs): Dayjs => {
  const day = dayjs(text ? `${text}-01` : "");
  return day.isValid() ? day : otherwise;
};

/** Who has handed in and who is late: units × forms for a range of due months; and the log of reminders. */
export function ProgressPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values } = useUrlFilters(["view"]);
  const isLog = values.view === "reminders";
  return (
    <>
      <TabLine
        label={t("nav.progress")}
        tabs={[
          { to: "?", label: t("progress.matrix"), isActive: !isLog },
          { to: "?view=reminders", label: t("reminder.log"), isActive: isLog },
        ]}
      />
      {isLog ? <ReminderLog plan={plan} /> : <Progress plan={plan} />}
    </>
  );
}

function Progress({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["from", "to"]);
  const from = month(values.from, today().subtract(11, "month"));
  const to = month(values.to, today().add(1, "month"));
  const owed = useQuery(progressQuery(plan, from.startOf("month").format("YYYY-MM-DD"), to.endOf("month").format("YYYY-MM-DD")));
  const roles = useOwnSession()?.memberships.map((m) => m.role) ?? [];
  if (owed.isPending) {
    return <Pending rows={12} />;
  }
  if (owed.error) {
    return <ErrorState error={owed.error} onRetry={() => void owed.refetch()} />;
  }
  const picker = (name: "from" | "to", value: Dayjs) => (
    <DatePicker
      picker="month"
      aria-label={t(`progress.${name}`)}
      value={value}
      allowClear={false}
      disabledDate={(day) => (name === "from" ? day.isAfter(to, "month") : day.isBefore(from, "month"))}
      onChange={(day: Dayjs | null) => set(name, day?.format("YYYY-MM"))}
    />
  );
  return (
    <ProgressPanel
      plan={plan}
      owed={owed.data}
      mayRemind={roles.some((role) => role === "planAdministrator" || role === "reviewer" || role === "finalizer")}
      range={
        <span className="range">
          {t("progress.due")} {picker("from", from)} – {picker("to", to)}
        </span>
      }
    />
  );
}
