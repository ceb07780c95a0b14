import "./responsibilities.css";
import "./table-page.css";
import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { orgUnitsQuery } from "@/api/org-units";
import { chapterNumber } from "@/lib/chinese-number";
import { formatDate } from "@/lib/format";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { FilterSelect } from "@/ui/filter-select";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { SnapshotDays } from "@/ui/snapshot-days";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { tableQuery } from "./queries";

type Group = Schemas["ResponsibilityTableGroup"];

/** 责任分解表 as governments print it, of a day, whole or for one unit or chapter. */
export function TablePage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values, set } = useUrlFilters(["on", "unit", "chapter"]);
  const units = useQuery(orgUnitsQuery).data ?? [];
  const whole = useQuery(tableQuery(plan, values.on, undefined, undefined));
  const table = useQuery(tableQuery(plan, values.on, values.unit, values.chapter ? Number(values.chapter) : undefined));
  if (table.isPending || whole.isPending) {
    return <Pending rows={20} />;
  }
  if (table.error || whole.error) {
    return <ErrorState error={table.error ?? whole.error} onRetry={() => void Promise.all([table.refetch(), whole.refetch()])} />;
  }
  const named = new Set(whole.data.groups.flatMap((g) => [...g.responsibilities, ...g.rows.flatMap((r) => r.responsibilities)].map((r) => r.orgUnit.code)));
  const unit = units.find((u) => u.code === values.unit);
  const query = new URLSearchParams({
    ...(values.on && { asOf: values.on }),
    ...(values.unit && { orgUnit: values.unit }),
    ...(values.chapter && { chapter: values.chapter }),
  });
  return (
    <>
      <PageHeader
        views="responsibilityTable"
        crumb={<Link to={`/plans/${plan}/responsibilities`}>{t("nav.responsibilities")}</Link>}
        title={t("dutyTable.name")}
        documentTitle={t("dutyTable.name")}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href={`/api/v1/plans/${plan}/responsibilities.xlsx?${query}`} download>
              {t("dutyTable.export")}
            </Button>
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t("action.print")}
            </Button>
          </>
        }
      />
      <div className="filters">
        <FilterSelect
          all={t("days.allUnits")}
          width={160}
          value={values.unit}
          options={units.filter((u) => named.has(u.code)).map((u) => ({ value: u.code, label: u.shortName }))}
          onChange={(v) => set("unit", v)}
        />
        <FilterSelect
          all={t("filter.chapter")}
          width={200}
          value={values.chapter}
          options={whole.data.groups
            .filter((g) => g.chapterNo !== null)
            .map((g) => ({ value: String(g.chapterNo), label: `${chapterNumber(g.chapterNo ?? 0)}${g.title}` }))}
          onChange={(v) => set("chapter", v)}
        />
        <label className="day-pick">
          <span className="muted">{t("responsibility.on")}</span>
          <Input
            type="date"
            list="snapshot-days"
            value={table.data.asOf}
            onChange={(e) => set("on", e.target.value === today().format("YYYY-MM-DD") ? undefined : e.target.value || undefined)}
          />
          <SnapshotDays id="snapshot-days" />
        </label>
      </div>
      <section className="panel responsibility-table">
        <header className="paper-title">
          <h2>{t("dutyTable.heading", { plan: table.data.title })}</h2>
          <p>
            <span>{unit ? t("dutyTable.ofUnit", { unit: unit.name }) : ""}</span>
            <span>{t("dutyTable.asOf", { date: formatDate(table.data.asOf) })}</span>
          </p>
        </header>
        {table.data.groups.length === 0 ? (
          <EmptyState title={t("dutyTable.empty")}>{t("dutyTable.emptyHint")}</EmptyState>
        ) : (
          <Scroll>
            <table>
              <thead>
                <tr>
                  {(["no", "task", "content", "lead", "support", "due"] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`dutyTable.column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              {table.data.groups.map((group) => (
                <GroupRows key={group.chapterNo ?? `column ${group.columnNo}`} group={group} />
              ))}
            </table>
          </Scroll>
        )}
        <p className="muted">{t("dutyTable.note")}</p>
      </section>
    </>
  );
}

function GroupRows({ group }: { group: Group }) {
  const { t } = useTranslation();
  const lead = unitsAs(group.responsibilities, "lead");
  return (
    <tbody>
      <tr>
        <th colSpan={6} scope="rowgroup">
          {group.chapterNo === null ? t("dutyTable.group", { no: group.columnNo, title: group.title }) : `${chapterNumber(group.chapterNo)}${group.title}`}
          {lead.length > 0 && (
            <span>
              {t("dutyTable.column.lead")}：<Units responsibilities={lead} />
            </span>
          )}
        </th>
      </tr>
      {group.rows.map((row) => (
        <tr key={row.no}>
          <td>{row.no}</td>
          <td>
            {row.code} {row.title}
          </td>
          <td>{row.content}</td>
          <td>
            <Units responsibilities={unitsAs(row.responsibilities, "lead")} />
          </td>
          <td>
            <Units responsibilities={unitsAs(row.responsibilities, "support")} />
          </td>
          <td>{t("days.year", { year: row.dueYear })}</td>
        </tr>
      ))}
    </tbody>
  );
}

const unitsAs = (responsibilities: readonly Schemas["ResponsibilityRef"][], role: Schemas["ResponsibilityRole"]) =>
  responsibilities.filter((r) => r.role === role);

/** Names with the mark of those that nobody has confirmed: the plan itself names nobody. */
function Units({ responsibilities }: { responsibilities: readonly Schemas["ResponsibilityRef"][] }) {
  const { t } = useTranslation();
  return responsibilities.map((r, i) => (
    // Breaks stand between names only.
    <Fragment key={r.id}>
      <span className="unit-name">
        {r.orgUnit.shortName}
        {r.status === "proposed" && <sup title={t("status.proposed")}>{t("dutyTable.proposedMark")}</sup>}
        {i < responsibilities.length - 1 && t("actor.and")}
      </span>
      <wbr />
    </Fragment>
  ));
}
