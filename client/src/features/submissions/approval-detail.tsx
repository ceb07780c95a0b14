import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatFigure, formatPeriod, formatSigned } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { Decision } from "./decision";
import { type Line, submissionQuery } from "./queries";
import { StateTag, Steps } from "./state-tag";
import { Trail } from "./trail";

/** What differs from the last round or the last period first; all lines on demand. A line is marked by choosing it. */
export function ApprovalDetail({ plan, id }: { plan: string; id: string }) {
  const { t } = useTranslation();
  const submission = useQuery(submissionQuery(plan, id));
  const [isAll, setIsAll] = useState(false);
  const [marked, setMarked] = useState<string[]>([]);
  if (submission.isPending) {
    return <Pending rows={14} />;
  }
  if (submission.error) {
    return <ErrorState error={submission.error} onRetry={() => void submission.refetch()} />;
  }
  const { data } = submission;
  const hasRound = data.lines.some((l) => l.lastRound);
  const differs = (line: Line) => (hasRound ? line.changed : line.value !== null && line.value !== line.previous?.value);
  const differing = data.lines.filter(differs);
  const shown = isAll ? data.lines : differing;
  const canDecide = data.allowedActions.includes("approve");
  const toggle = (code: string) => canDecide && setMarked((now) => (now.includes(code) ? now.filter((c) => c !== code) : [...now, code]));

  return (
    <div className="stack">
      <PageHeader title={`${data.orgUnit.shortName} · ${data.form.name}`} documentTitle={`${data.orgUnit.shortName} ${data.form.name}`}>
        <span className="secondary">{formatPeriod(data.period)}</span>
        <StateTag submission={data} />
      </PageHeader>
      <div className="panel">
        <div style={{ padding: 12 }}>
          <Steps step={data.step} />
        </div>
      </div>
      <Panel
        title={hasRound ? t("approval.changed", { count: differing.length }) : t("approval.filled", { count: differing.length })}
        note={t("approval.rest", { count: data.lines.length - differing.length })}
        extra={
          <Segmented
            size="small"
            value={isAll ? "all" : "differing"}
            options={[
              { value: "differing", label: hasRound ? t("approval.againstRound") : t("approval.againstPeriod") },
              { value: "all", label: t("approval.all", { count: data.lines.length }) },
            ]}
            onChange={(v) => setIsAll(v === "all")}
          />
        }
      >
        {shown.length === 0 ? (
          <EmptyState title={t("approval.nothingDiffers")} />
        ) : (
          <table className="data">
            <thead>
              <tr>
                <th className="num">{t("indicator.code")}</th>
                <th>{t("approval.line")}</th>
                <th>{t("indicator.unit")}</th>
                <th className="num">{t("approval.previous")}</th>
                {hasRound && <th className="num">{t("approval.lastRound")}</th>}
                <th className="num">{t("approval.now")}</th>
                <th className="num">{t("entry.difference")}</th>
                <th>{t("entry.explanation")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => {
                const code = line.indicatorCode ?? "";
                const before = hasRound ? line.lastRound?.value : line.previous?.value;
                const mark = marked.indexOf(code);
                return (
                  <tr key={line.no}>
                    <td className="num muted">{code}</td>
                    <td>
                      <IndicatorName name={line.title} />
                    </td>
                    <td className="secondary nowrap">
                      <Unit unit={line.unit} />
                    </td>
                    <td className="num secondary">{formatFigure(line.previous?.value, line.decimals)}</td>
                    {hasRound && <td className={`num ${line.changed ? "old" : "secondary"}`}>{formatFigure(line.lastRound?.value, line.decimals)}</td>}
                    <td className={`num strong input ${mark >= 0 ? "marked" : ""}`}>
                      <button
                        type="button"
                        className="cell-button"
                        disabled={!canDecide}
                        aria-pressed={mark >= 0}
                        title={canDecide ? t("approval.mark") : undefined}
                        onClick={() => toggle(code)}
                      >
                        {mark >= 0 && <span className="mark-no">{mark + 1}</span>}
                        {formatFigure(line.value, line.decimals)}
                      </button>
                    </td>
                    <td className="num secondary">
                      {line.value !== null && before !== null && before !== undefined
                        ? formatSigned(Number((line.value - before).toPrecision(12)), line.decimals)
                        : "—"}
                    </td>
                    <td className="secondary">{line.explanation ?? "—"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Panel>
      {canDecide && <Decision plan={plan} submission={data} marked={marked} onUnmark={toggle} />}
      <Trail plan={plan} submission={data.id} />
    </div>
  );
}
