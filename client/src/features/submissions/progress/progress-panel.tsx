import { Button, Checkbox } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import dayjs from "dayjs";
import { formatPeriod } from "@/lib/format";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { LightMark } from "@/ui/light";
import { PageHeader } from "@/ui/page-header";
import { PrintButton } from "@/ui/print-button";
import { Scroll } from "@/ui/scroll";
import { EmptyState } from "@/ui/states";
import { canBeReminded, cellsOf, columnsOf, isIn, lightOf, type Matrix, toMatrix } from "./matrix";
import { ProgressDetail } from "./progress-detail";
import { ProgressMatrix } from "./progress-matrix";
import type { Owed } from "./queries";
import { RemindDialog } from "./remind-dialog";

type Props = { plan: string; owed: readonly Owed[]; mayRemind: boolean; range: ReactNode };

/** The matrix with its filters, what is chosen in it, and the acts on that. */
export function ProgressPanel({ plan, owed, mayRemind, range }: Props) {
  const { t } = useTranslation();
  const { values, set, clear } = useUrlFilters(["form", "period", "unit", "late"]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string>();
  const [reminding, setReminding] = useState<Owed[]>();
  const matrix = toMatrix(owed, { form: values.form, period: values.period, unit: values.unit, isLate: values.late === "true" });
  const shown = cellsOf(matrix);
  const late = shown.filter((o) => o.overdue && canBeReminded(o));
  // What is filtered out of sight is not reminded.
  const chosen = shown.filter((o) => picked.has(o.id) && canBeReminded(o));
  const open = owed.find((o) => o.id === openId);
  const toggle = (ids: string[], isOn: boolean) =>
    setPicked((before) => (isOn ? new Set([...before, ...ids]) : new Set([...before].filter((id) => !ids.includes(id)))));
  const options = <T,>(items: readonly T[], of: (item: T) => { value: string; label: string }) => [
    ...new Map(items.map((item) => [of(item).value, of(item)])).values(),
  ];
  const now = today();
  return (
    <>
      <PageHeader
        views="progress"
        title={t("nav.progress")}
        documentTitle={t("nav.progress")}
        actions={
          <>
            <PrintButton />
            <ExportButton name={`${plan}-progress`} rows={() => rowsOf(matrix)} />
            {mayRemind && chosen.length > 0 && <Button onClick={() => setPicked(new Set())}>{t("reminder.unpick")}</Button>}
            {mayRemind &&
              (chosen.length > 0 ? (
                <Button type="primary" onClick={() => setReminding(chosen)}>
                  {t("reminder.picked", { count: chosen.length })}
                </Button>
              ) : (
                <Button type="primary" disabled={late.length === 0} onClick={() => setReminding(late)}>
                  {t("reminder.allLate", { count: late.length })}
                </Button>
              ))}
          </>
        }
      >
        <span className="secondary">
          {t("progress.summary", { in: shown.filter(isIn).length, total: shown.length, late: shown.filter((o) => o.overdue).length })}
        </span>
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            {range}
            <FilterSelect
              all={t("filter.form")}
              value={values.form}
              options={options(owed, (o) => ({ value: o.form.code, label: o.form.name }))}
              onChange={(v) => set("form", v)}
            />
            <FilterSelect
              all={t("filter.period")}
              value={values.period}
              options={options(
                owed.toSorted((a, b) => a.period.localeCompare(b.period)),
                (o) => ({ value: o.period, label: formatPeriod(o.period) }),
              )}
              onChange={(v) => set("period", v)}
            />
            <FilterSelect
              all={t("filter.owner")}
              value={values.unit}
              options={options(owed, (o) => ({ value: o.orgUnit.code, label: o.orgUnit.shortName }))}
              onChange={(v) => set("unit", v)}
            />
            <Checkbox checked={values.late === "true"} onChange={(e) => set("late", e.target.checked ? "true" : undefined)}>
              {t("progress.onlyLate")}
            </Checkbox>
          </div>
          <div className="key-marks">
            {(["red", "yellow", "green", "grey"] as const).map((light) => (
              <span key={light}>
                <LightMark light={light} /> {t(`progress.light.${light}`)}{" "}
                <span className="figure">{shown.filter((o) => lightOf(o, now) === light).length}</span>
              </span>
            ))}
          </div>
        </header>
        {shown.length === 0 ? (
          <EmptyState title={t(owed.length === 0 ? "progress.none" : "state.noneMatch")}>
            {owed.length === 0 ? t("progress.noneHint") : <Button onClick={clear}>{t("filter.clear")}</Button>}
          </EmptyState>
        ) : (
          <Scroll>
            <ProgressMatrix matrix={matrix} picked={mayRemind ? picked : undefined} openId={openId} onPick={toggle} onOpen={setOpenId} />
          </Scroll>
        )}
      </section>
      {open && <ProgressDetail plan={plan} owed={open} mayRemind={mayRemind} onRemind={() => setReminding([open])} onClose={() => setOpenId(undefined)} />}
      {reminding && (
        <RemindDialog
          plan={plan}
          owed={reminding}
          onClose={() => setReminding(undefined)}
          onDone={() => {
            setReminding(undefined);
            setPicked(new Set());
          }}
        />
      )}
    </>
  );

  function rowsOf({ rows }: Matrix): (string | number | null)[][] {
    const columns = columnsOf(matrix);
    const words = (o: Owed) =>
      [t(`state.${o.state}`), o.overdue && t("submission.lateBy", { days: now.diff(dayjs(o.dueOn), "day") })].filter(Boolean).join(" ");
    return [
      [t("submission.unit"), ...matrix.groups.flatMap((g) => g.columns.map((c) => `${g.form.name} ${c.period}`)), t("progress.in"), t("progress.owed")],
      ...rows.map((row) => [
        row.orgUnit.name,
        ...columns.map((c) => {
          const cell = row.cells.get(c.key);
          return cell ? words(cell) : null;
        }),
        row.in,
        row.total,
      ]),
    ];
  }
}
