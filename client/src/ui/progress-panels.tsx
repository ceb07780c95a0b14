import "./progress-panels.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "antd";
import type { Schemas } from "@/api/client";
import { blank, formatDate, formatFigure, formatInstant, formatPercent, formatPeriod } from "@/lib/format";
import { useKeys } from "@/lib/use-keys";
import { LightMark, LightTag } from "./light";
import { Details } from "./line-details";
import { Panel } from "./panel";
import { ProgressChart } from "./progress-chart";
import { EmptyState } from "./states";

type Progress = Schemas["Progress"];

/** How it has come along, with its table behind the key T. */
export function ProgressHistory({ history }: { history: Progress["history"] }) {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  const toggle = () => setIsTable((before) => !before);
  useKeys((key) => {
    if (key === "t") {
      toggle();
    }
    return key === "t";
  });
  return (
    <Panel
      title={t("taskProgress.title")}
      note={t("taskProgress.note")}
      extra={
        history.length > 0 && (
          <>
            <span className="hints">
              <i className="key" /> {t("taskProgress.done")} <i className="key dashed" /> {t("taskProgress.due")}
            </span>
            <Button size="small" onClick={toggle}>
              {t(isTable ? "action.chart" : "action.table")} <kbd>T</kbd>
            </Button>
          </>
        )
      }
    >
      {history.length === 0 ? (
        <EmptyState title={t("taskProgress.none")}>{t("taskProgress.noneHint")}</EmptyState>
      ) : isTable ? (
        <table className="data">
          <thead>
            <tr>
              <th>{t("submission.period")}</th>
              <th className="num">{t("taskProgress.done")}</th>
              <th className="num">{t("taskProgress.due")}</th>
              <th>{t("indicator.light")}</th>
            </tr>
          </thead>
          <tbody>
            {history.map((p) => (
              <tr key={p.period}>
                <td>{formatPeriod(p.period)}</td>
                <td className="num strong">{formatPercent(p.done)}</td>
                <td className="num secondary">{formatPercent(p.due)}</td>
                <td className="nowrap">
                  <LightMark light={p.light} /> {t(`light.${p.light}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <ProgressChart history={history} />
      )}
    </Panel>
  );
}

/** Every approved report, the newest first; the first few until all are asked for. */
export function ProgressReports({ reports }: { reports: Progress["reports"] }) {
  const { t } = useTranslation();
  const [isAll, setIsAll] = useState(false);
  const few = 5;
  if (reports.length === 0) {
    return null;
  }
  return (
    <Panel
      title={t("taskProgress.reports")}
      extra={
        reports.length > few &&
        !isAll && (
          <Button size="small" type="link" onClick={() => setIsAll(true)}>
            {t("taskProgress.all", { count: reports.length })}
          </Button>
        )
      }
    >
      <ul className="progress-reports">
        {(isAll ? reports : reports.slice(0, few)).map((r) => (
          <li key={`${r.submission}`}>
            <div className="row">
              <span>
                <span className="strong">{r.orgUnit.shortName}</span> <span className="muted">{formatPeriod(r.period)}</span>
              </span>
              <span className="strong">{r.value === null ? blank : `${formatFigure(r.value)}%`}</span>
            </div>
            {r.text && <p>{r.text}</p>}
            <Details now={r.details} />
            <div className="muted small">{t("taskProgress.approvedAt", { at: formatInstant(r.approvedAt) })}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Areas that have reported, each with its light. */
export function ProgressAreas({ areas }: { areas: Progress["areas"] }) {
  const { t } = useTranslation();
  if (areas.length === 0) {
    return null;
  }
  return (
    <Panel title={t("taskProgress.areas")} note={t("taskProgress.areasNote")} isPadded>
      <ul className="progress-areas">
        {areas.map(({ orgUnit, status }) => (
          <li key={orgUnit.code} title={status.explanation}>
            <LightMark light={status.light} /> {orgUnit.shortName} <span className="muted">{formatPercent(status.progress)}</span>
            <span className="sr">{t(`light.${status.light}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What has to be done by a day, without a figure. */
export function Milestones({ commitments }: { commitments: readonly Schemas["Commitment"][] }) {
  const { t } = useTranslation();
  const milestones = commitments.filter((c) => c.kind === "milestone");
  if (milestones.length === 0) {
    return null;
  }
  return (
    <Panel title={t("taskProgress.milestones")}>
      <ul className="progress-reports">
        {milestones.map((c) => (
          <li key={c.id} title={c.status.explanation}>
            <div className="row">
              <span>{c.quantity}</span>
              <LightTag status={c.status} isCompact />
            </div>
            <div className="muted small">
              {c.dueDate ? formatDate(c.dueDate) : c.dueYear ? t("indicator.year", { year: c.dueYear }) : t("commitment.noDue")}
              {c.status.text && ` · ${c.status.text}`}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
