import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { formatDate } from "@/lib/format";
import { ExportButton } from "@/ui/export-button";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { type Cell, toMatrix } from "./matrix";
import { responsibilitiesQuery } from "./queries";

const screens: Partial<Record<Schemas["SubjectKind"], string>> = { task: "tasks", project: "projects", indicator: "indicators" };

export function ResponsibilityMatrix() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const all = useQuery(responsibilitiesQuery(plan));
  const [open, setOpen] = useState<{ unit: string; chapter: number; cell: Cell } | null>(null);
  if (all.isPending) {
    return <Pending rows={20} />;
  }
  if (all.error) {
    return <ErrorState error={all.error} onRetry={() => void all.refetch()} />;
  }
  const { chapters, rows } = toMatrix(all.data);
  const proposed = all.data.filter((r) => r.status === "proposed").length;
  return (
    <>
      <PageHeader
        title={t("nav.responsibilities")}
        documentTitle={t("nav.responsibilities")}
        actions={
          <ExportButton
            name={`${plan}-responsibilities`}
            rows={() => [
              ["kind", "code", "title", "orgUnit", "role", "status", "from"],
              ...all.data.map((r) => [r.subject.kind, r.subject.code, r.subject.title, r.orgUnit.name, t(`role.${r.role}`), t(`status.${r.status}`), r.from]),
            ]}
          />
        }
      >
        <span className="muted">{t("responsibility.count", { count: all.data.length, proposed })}</span>
      </PageHeader>
      <Panel title={t("responsibility.matrix")} note={t("responsibility.note")} extra={<span>{t("responsibility.legend")}</span>}>
        {rows.length === 0 ? (
          <EmptyState title={t("responsibility.none")} />
        ) : (
          <table className="data matrix">
            <thead>
              <tr>
                <th>{t("responsibility.unit")}</th>
                {chapters.map((c) => (
                  <th key={c}>{c}</th>
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
                          <Button
                            type="text"
                            size="small"
                            onClick={() => setOpen({ unit: row.orgUnit.shortName, chapter, cell })}
                            aria-label={t("responsibility.open", { unit: row.orgUnit.shortName, chapter })}
                          >
                            {cell.lead.length > 0 && <span className="green strong">{cell.lead.length}</span>}
                            {cell.lead.length > 0 && cell.support.length > 0 && <span className="muted">/</span>}
                            {cell.support.length > 0 && <span className="secondary">{cell.support.length}</span>}
                          </Button>
                        ) : (
                          <span className="muted">·</span>
                        )}
                      </td>
                    );
                  })}
                  <td className="figure">
                    <span className="green strong">{row.leads}</span> / {row.supports}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {open && (
        <Panel
          title={t("responsibility.detail", { unit: open.unit, chapter: open.chapter })}
          extra={
            <Button size="small" type="text" onClick={() => setOpen(null)}>
              {t("action.close")}
            </Button>
          }
        >
          <table className="data">
            <tbody>
              {[...open.cell.lead, ...open.cell.support].map((r) => (
                <tr key={r.id}>
                  <td className="secondary nowrap">{t(`role.${r.role}`)}</td>
                  <td className="muted nowrap">
                    {t(`subject.${r.subject.kind}`)} {r.subject.code}
                  </td>
                  <td>
                    {screens[r.subject.kind] ? (
                      <Link to={`/plans/${plan}/${screens[r.subject.kind]}/${r.subject.code}`}>{r.subject.title}</Link>
                    ) : (
                      r.subject.title
                    )}
                  </td>
                  <td className="muted nowrap">{t(`status.${r.status}`)}</td>
                  <td className="muted nowrap num">{t("owner.since", { date: formatDate(r.from) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}
