import "./calendar.css";
import { CalendarOutlined, DownloadOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { dueKinds } from "@/api/calendar-kinds";
import { orgUnitsQuery } from "@/api/org-units";
import { useOwnSession } from "@/api/own-session";
import { today } from "@/lib/today";
import { useKeys } from "@/lib/use-keys";
import { useUrlFilters } from "@/lib/use-url-filters";
import { Docked } from "@/ui/docked";
import { FilterSelect } from "@/ui/filter-select";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { QuickFilters } from "@/ui/quick-filters";
import { ErrorState, Pending } from "@/ui/states";
import { Agenda, DayEntries, dayWords } from "./agenda";
import { announced, iso, monthOf, shownOf, workingDays } from "./days";
import { MonthGrid } from "./month-grid";
import { calendarQuery } from "./queries";
import { YearOverview } from "./year-overview";

const views = ["month", "year", "agenda"] as const;

/** Everything due, by day: one's own unit's unless another is chosen. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const navigate = useNavigate();
  const { values, set, setAll } = useUrlFilters(["view", "at", "unit", "kind", "day"]);
  const units = useQuery(orgUnitsQuery).data ?? [];
  const own = useOwnSession()?.memberships[0]?.orgUnit;
  const unit = values.unit === "all" ? undefined : (values.unit ?? own?.code);
  const view = views.find((v) => v === values.view) ?? (window.matchMedia("(max-width: 900px)").matches ? "agenda" : "month");
  const month = monthOf(values.at, today());
  const step = view === "year" ? "year" : "month";
  const [from, to] = [iso(month.startOf(step)), iso(month.endOf(step))];
  const calendar = useQuery(calendarQuery(plan, from, to, unit));
  const go = (to: typeof month | undefined) => setAll({ at: to?.format("YYYY-MM"), day: undefined });
  const move = (by: 1 | -1) => go(month.add(by, step));
  useKeys((key) => {
    const act = { arrowleft: () => move(-1), arrowright: () => move(1), t: () => go(undefined) }[key];
    act?.();
    return act !== undefined;
  });
  if (calendar.isPending) {
    return <Pending rows={16} />;
  }
  if (calendar.error) {
    return <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />;
  }
  const all = calendar.data;
  const pressed = dueKinds.filter((k) => values.kind?.split(",").includes(k));
  const shown = shownOf(all, pressed);
  const worked = workingDays(month, today(), announced(all));
  const openDay = values.day && shown.filter((e) => e.day === values.day);
  const name = view === "year" ? t("days.year", { year: month.year() }) : t("days.month", { year: month.year(), month: month.month() + 1 });
  const query = new URLSearchParams({ from, to, ...(unit && { orgUnit: unit }), ...(pressed.length > 0 && { kind: pressed.join(",") }) });
  return (
    <>
      <PageHeader
        views="calendar"
        title={
          <>
            {t("nav.calendar")}　<span className="nowrap">{name}</span>
          </>
        }
        documentTitle={`${t("nav.calendar")} ${name}`}
        actions={
          <>
            <PrintButton />
            <Button icon={<DownloadOutlined />} href={`/api/v1/plans/${plan}/calendar.ics?${query}`} download>
              {t("days.export")}
            </Button>
            <Button icon={<CalendarOutlined />} onClick={() => void navigate("/account#calendar-feeds")}>
              {t("days.subscribe")}
            </Button>
          </>
        }
      >
        <span className="neighbours">
          <Button icon={<LeftOutlined />} aria-label={t("days.before")} title={`${t("days.before")} ←`} onClick={() => move(-1)} />
          <Button icon={<RightOutlined />} aria-label={t("days.after")} title={`${t("days.after")} →`} onClick={() => move(1)} />
        </span>
        <Button title="T" disabled={month.isSame(today(), step)} onClick={() => go(undefined)}>
          {t("days.today")}
        </Button>
        {view !== "year" && (
          <span className="muted">
            {month.isSame(today(), "month") ? t("days.workedLeft", { count: worked.all, left: worked.left }) : t("days.worked", { count: worked.all })}
          </span>
        )}
      </PageHeader>
      <div className="filters">
        <Segmented
          aria-label={t("days.view")}
          value={view}
          options={views.map((value) => ({ value, label: t(`days.views.${value}`) }))}
          onChange={(next) => setAll({ view: next, day: undefined })}
        />
        <FilterSelect
          all={t("days.allUnits")}
          value={unit}
          width={160}
          options={units.filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName }))}
          onChange={(v) => set("unit", v === own?.code ? undefined : (v ?? "all"))}
        />
        <QuickFilters
          label={t("days.kinds")}
          filters={dueKinds.map((value) => ({ value, label: t(`days.kind.${value}`), count: all.filter((e) => e.kind === value).length }))}
          pressed={pressed}
          onChange={(next) => set("kind", next.join(",") || undefined)}
        />
        <span className="legend">
          <kbd>←</kbd> <kbd>→</kbd> {t("days.keyMove")} <kbd>T</kbd> {t("days.today")}
        </span>
      </div>
      {view === "month" && <MonthGrid month={month} all={all} shown={shown} openDay={values.day} onDay={(day) => set("day", day)} />}
      {view === "year" && <YearOverview year={month} all={all} shown={shown} onMonth={(at, day) => setAll({ view: "month", at: at.format("YYYY-MM"), day })} />}
      {view === "agenda" && <Agenda shown={shown} />}
      {values.day && openDay && openDay.length > 0 && view === "month" && (
        <Docked title={dayWords(values.day, t)} subject={values.day} onClose={() => set("day", undefined)}>
          <section>
            <DayEntries entries={openDay} />
          </section>
        </Docked>
      )}
    </>
  );
}
