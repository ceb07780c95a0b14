import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatFigure, formatPercent } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { EmptyState } from "@/ui/states";
import { plannedOf } from "./money";
import type { Project, Sheet, SubProject } from "./queries";
import { SubProjectDialog } from "./sub-project-dialog";

/** 子项目: what counties do of a column's item, and what they make together. */
export function SubProjectsPanel({ plan, project, sheet }: { plan: string; project: Project; sheet: Sheet }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<SubProject | "new" | null>(null);
  const { subProjects: sums, ladder } = project.schedule;
  const add = sheet.mayAddFor.length > 0 && (
    <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen("new")}>
      {t("subProject.add")}
    </Button>
  );
  return (
    <Panel
      title={t("project.subProjects")}
      note={sums.total > 0 ? t(sums.provisional ? "subProject.provisional" : "subProject.all", { reported: sums.reported, total: sums.total }) : undefined}
      extra={add}
    >
      {sheet.subProjects.length === 0 ? (
        <EmptyState title={t("subProject.none")}>{t(sheet.mayAddFor.length > 0 ? "subProject.noneMine" : "subProject.noneHint")}</EmptyState>
      ) : (
        <table className="data sub-projects">
          <thead>
            <tr>
              <th>{t("project.code")}</th>
              <th>{t("subProject.title")}</th>
              <th>{t("subProject.area")}</th>
              <th>{t("project.stage")}</th>
              <th className="num">{t("project.done")}</th>
              <th className="num">{t("project.money")}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.subProjects.map((s) => (
              <tr key={s.no} className={s.cancelled ? "out" : undefined}>
                <td className="muted nowrap">{s.code}</td>
                <td>
                  {s.mayWrite ? (
                    <button type="button" className="link" onClick={() => setOpen(s)}>
                      {s.title}
                    </button>
                  ) : (
                    s.title
                  )}
                  {s.cancelled && <div className="muted small">{t("subProject.given", { reason: s.cancelled })}</div>}
                </td>
                <td className="nowrap">{s.orgUnit.shortName}</td>
                <td>{s.stage ?? blank}</td>
                <td className="num">{s.done === null ? blank : `${formatFigure(s.done)}%`}</td>
                <td className="num nowrap">
                  {formatFigure(s.invested)} / {formatFigure(plannedOf({ investments: s.sheet.investments, invested: [] }))}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t("subProject.together")}
              </th>
              <td className="num strong">{formatPercent(sums.share)}</td>
              <td className="num strong nowrap">
                {formatFigure(sums.invested)} / {formatFigure(sums.planned)}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {open && (
        <SubProjectDialog
          plan={plan}
          sheet={sheet}
          stages={ladder.stages.map((s) => s.name)}
          one={open === "new" ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
