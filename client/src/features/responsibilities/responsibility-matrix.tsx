import { DownloadOutlined, ImportOutlined, PrinterOutlined, TableOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { useOwnSession } from "@/api/own-session";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { MoreMenu } from "@/ui/more-menu";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { QuickFilters } from "@/ui/quick-filters";
import { SnapshotDays } from "@/ui/snapshot-days";
import { lacksAll, ShortcomingFilters, shortcomingsIn } from "@/ui/shortcomings";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { AssignDialog, EndDialog } from "./assign-dialog";
import { ConfirmDialog } from "./confirm-dialog";
import { ConfirmationsDialog } from "./confirmations-dialog";
import { ImportTableDialog } from "./import-table-dialog";
import { chapterTitles, toMatrix } from "./matrix";
import { MatrixDetail } from "./matrix-detail";
import { lackingQuery, type Responsibility, responsibilitiesQuery } from "./queries";
import { ReassignDialog, type ReassignScope } from "./reassign-dialog";
import { ReassignmentLog } from "./reassignment-log";
import "./responsibilities.css";

/** Units × chapters: how many each leads and supports; a number opens its list beside the matrix. */
export function ResponsibilityMatrix() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values, set } = useUrlFilters(["on", "lacks", "status"]);
  const all = useQuery(responsibilitiesQuery(plan, values.on));
  // What is lacking is lacking today.
  const lacking = useQuery({ ...lackingQuery(plan), enabled: values.on === undefined }).data;
  // What is changed is what holds today, not what a past or coming day shows.
  const mayChange = (useOwnSession()?.permissions.includes("responsibilities.manage") ?? false) && values.on === undefined;
  const [scope, setScope] = useState<ReassignScope | null>(null);
  const [isConfirming, setConfirming] = useState(false);
  const [isAssigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<Responsibility | null>(null);
  const [asked, setAsked] = useState<Responsibility | null>(null);
  const [isImporting, setImporting] = useState(false);
  const [open, setOpen] = useState<{ unit: string; chapter: number } | null>(null);
  if (all.isPending) {
    return <Pending rows={20} />;
  }
  if (all.error) {
    return <ErrorState error={all.error} onRetry={() => void all.refetch()} />;
  }
  const pressed = values.on === undefined ? shortcomingsIn(values.lacks) : [];
  const lacks = (r: Responsibility) => ({ shortcomings: lacking?.get(`${r.subject.kind} ${r.subject.code}`) ?? [] });
  const byStatus = all.data.filter((r) => values.status !== "proposed" || r.status === "proposed");
  const shown = byStatus.filter((r) => pressed.length === 0 || lacksAll(lacks(r), pressed));
  const { chapters, rows } = toMatrix(shown);
  const titles = chapterTitles(all.data);
  const openRow = rows.find((row) => row.orgUnit.code === open?.unit);
  const openCell = open && openRow?.cells.get(open.chapter);
  const on = values.on ? `?on=${values.on}` : "";
  const proposed = all.data.filter((r) => r.status === "proposed");
  return (
    <>
      <PageHeader
        views="responsibilities"
        title={t("nav.responsibilities")}
        documentTitle={t("nav.responsibilities")}
        actions={
          <>
            {mayChange && all.data.length > 0 && <Button onClick={() => setAssigning(true)}>{t("assign.open")}</Button>}
            {mayChange && all.data.length > 0 && <Button onClick={() => setScope({})}>{t("reassign.open")}</Button>}
            {mayChange && proposed.length > 0 && (
              <Button type="primary" onClick={() => setConfirming(true)}>
                {t("responsibility.confirm")}
              </Button>
            )}
            <MoreMenu
              items={[
                { key: "table", icon: <TableOutlined />, label: <Link to={`/plans/${plan}/responsibilities/table${on}`}>{t("dutyTable.open")}</Link> },
                {
                  key: "export",
                  icon: <DownloadOutlined />,
                  label: (
                    <a href={`/api/v1/plans/${plan}/responsibilities.xlsx${values.on ? `?asOf=${values.on}` : ""}`} download>
                      {t("dutyTable.export")}
                    </a>
                  ),
                },
                ...(mayChange ? [{ key: "import", icon: <ImportOutlined />, label: t("dutyTable.import"), onClick: () => setImporting(true) }] : []),
                { key: "print", icon: <PrinterOutlined />, label: t("responsibility.printMatrix"), onClick: () => window.print() },
              ]}
            />
          </>
        }
      >
        <label className="day-pick">
          <span className="muted">{t("responsibility.on")}</span>
          <Input
            type="date"
            list="snapshot-days"
            size="small"
            value={values.on ?? today().format("YYYY-MM-DD")}
            onChange={(e) => set("on", e.target.value === today().format("YYYY-MM-DD") ? undefined : e.target.value || undefined)}
          />
          {values.on && (
            <Button size="small" type="link" onClick={() => set("on", undefined)}>
              {t("responsibility.today")}
            </Button>
          )}
          <SnapshotDays id="snapshot-days" />
        </label>
        <span className="muted">{t("responsibility.count", { count: all.data.length, proposed: proposed.length })}</span>
      </PageHeader>
      <div className="filters">
        <QuickFilters
          label={t("shortcoming.status")}
          filters={[{ value: "proposed" as const, label: t("status.proposed"), count: proposed.length }]}
          pressed={values.status === "proposed" ? ["proposed"] : []}
          onChange={([status]) => set("status", status)}
        />
        {lacking && <ShortcomingFilters subjects={byStatus.map(lacks)} pressed={pressed} onChange={(v) => set("lacks", v)} />}
      </div>
      <Panel
        title={t("responsibility.matrix")}
        note={t("responsibility.note")}
        extra={
          <>
            <span>
              <span className="lead">n</span> {t("role.lead")}
            </span>
            <span>n {t("role.support")}</span>
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={t(all.data.length > 0 ? "state.noneMatch" : "responsibility.none")}>
            {all.data.length === 0 && t("state.byAdministrator")}
          </EmptyState>
        ) : (
          <table className="data matrix">
            <thead>
              <tr>
                <th>{t("responsibility.unit")}</th>
                {chapters.map((c) => (
                  <th key={c} title={titles.get(c)}>
                    {c}
                  </th>
                ))}
                <th>{t("responsibility.total")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.orgUnit.code}>
                  <td>{row.orgUnit.shortName}</td>
                  {chapters.map((chapter) => {
                    const cell = row.cells.get(chapter);
                    return (
                      <td key={chapter}>
                        {cell ? (
                          <button type="button" aria-pressed={openCell === cell} onClick={() => setOpen({ unit: row.orgUnit.code, chapter })}>
                            <span className="sr">{t("responsibility.of", { unit: row.orgUnit.shortName, chapter })}</span>
                            <Count role="lead" count={cell.lead.length} />
                            <Count role="support" count={cell.support.length} />
                          </button>
                        ) : (
                          <span className="muted">·</span>
                        )}
                      </td>
                    );
                  })}
                  <td className="figure nowrap">
                    {row.leads > 0 ? <span className="strong">{row.leads}</span> : <span className="muted">–</span>} / {row.supports}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <ReassignmentLog plan={plan} />
      {isAssigning && <AssignDialog plan={plan} responsibilities={all.data} onClose={() => setAssigning(false)} />}
      {asked && <ConfirmationsDialog plan={plan} responsibility={asked} mayTakeBack={mayChange} onClose={() => setAsked(null)} />}
      {ending && <EndDialog plan={plan} responsibility={ending} onClose={() => setEnding(null)} />}
      {isImporting && <ImportTableDialog plan={plan} responsibilities={all.data} onClose={() => setImporting(false)} />}
      {scope && <ReassignDialog plan={plan} responsibilities={all.data} titles={titles} scope={scope} onClose={() => setScope(null)} />}
      {isConfirming && <ConfirmDialog plan={plan} proposed={proposed} titles={titles} onClose={() => setConfirming(false)} />}
      {openRow && openCell && (
        <MatrixDetail
          plan={plan}
          unit={openRow.orgUnit}
          chapter={open.chapter}
          title={titles.get(open.chapter)}
          cell={openCell}
          onConfirmations={setAsked}
          onEnd={mayChange ? setEnding : undefined}
          onReassign={mayChange ? () => setScope({ unit: openRow.orgUnit.code, chapter: open.chapter }) : undefined}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Count({ role, count }: { role: Schemas["ResponsibilityRole"]; count: number }) {
  const { t } = useTranslation();
  return (
    <span className={role === "lead" && count > 0 ? "lead" : undefined}>
      {count > 0 && (
        <>
          <span className="sr">{t(`role.${role}`)}</span> {count}
        </>
      )}
    </span>
  );
}
