import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { blank, formatFigure, formatPeriod } from "@/lib/format";
import { ExportButton } from "@/ui/export-button";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { answerFigure } from "@/ui/answer";
import { useDetailWords } from "@/ui/line-details";
import { PageHeader } from "@/ui/page-header";
import { ErrorState, Pending } from "@/ui/states";
import "./comparison.css";
import { comparisonQuery } from "./queries";
import { StateTag } from "./state-tag";

type Comparison = Schemas["Comparison"];
type ComparedLine = Schemas["ComparisonLine"];
type Cell = Schemas["ComparisonCell"];

/** All areas of one form and period side by side: figures, places, what stands out; a column leads to its submission. */
export function ComparisonPage() {
  const { t } = useTranslation();
  const { plan = "", form = "", period = "" } = useParams();
  const comparison = useQuery(comparisonQuery(plan, form, period));
  if (comparison.isPending) {
    return <Pending />;
  }
  if (comparison.error) {
    return <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />;
  }
  const { data } = comparison;
  const title = t("comparison.title", { form: data.form.name, period: formatPeriod(data.period) });
  const arrived = data.submissions.filter((_, i) => data.lines.some((line) => isAnswered(line.cells[i]))).length;
  return (
    <>
      <PageHeader
        crumb={<Link to={`/plans/${plan}/approvals`}>{t("nav.approvals")}</Link>}
        title={title}
        documentTitle={title}
        actions={<ExportButton name={`${form}-${period}`} rows={() => rowsOf(data)} />}
      >
        <span className="muted">{t("comparison.intro", { reported: arrived, total: data.submissions.length })}</span>
      </PageHeader>
      <section className="panel fills">
        <div className="scroll">
          <table className="data comparison">
            <thead>
              <tr>
                <th scope="col">{t("comparison.line")}</th>
                {data.submissions.map((s) => (
                  <th key={s.id} scope="col" className="num">
                    {s.mayRead ? <Link to={`/plans/${plan}/approvals/${s.id}`}>{s.orgUnit.shortName}</Link> : s.orgUnit.shortName}
                    <div>
                      <StateTag submission={s} />
                    </div>
                  </th>
                ))}
                <th scope="col" className="num">
                  {t("comparison.total")}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.lines.map((line, i) => (
                <Fragment key={line.no}>
                  {line.heading !== data.lines[i - 1]?.heading && (
                    <tr className="group">
                      <td colSpan={data.submissions.length + 2}>{line.heading}</td>
                    </tr>
                  )}
                  <tr>
                    <th scope="row">
                      <IndicatorName name={line.title} />{" "}
                      <span className="muted small nowrap">
                        <Unit unit={line.unit} />
                      </span>
                    </th>
                    {line.cells.map((cell, area) => (
                      <ComparedCell key={data.submissions[area]?.id} cell={cell} line={line} />
                    ))}
                    <td className="num strong">{line.total === null ? blank : formatFigure(line.total, line.decimals)}</td>
                  </tr>
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

const isAnswered = (cell: Cell | undefined) => cell !== undefined && (cell.value !== null || cell.text !== null || cell.details !== null);

function ComparedCell({ cell, line }: { cell: Cell; line: ComparedLine }) {
  const { t } = useTranslation();
  const say = useDetailWords();
  if (!isAnswered(cell)) {
    return <td className="num muted">{blank}</td>;
  }
  return (
    <td className={cell.outlier ? "num outlier" : "num"} title={cell.explanation ?? undefined}>
      {cell.value === null ? cell.text : answerFigure(t, line, cell.value)}
      {cell.details?.status && <div className={cell.details.status === "blocked" ? "small red" : "small secondary"}>{say(cell.details, "status")}</div>}
      {cell.details?.doneOn && <div className="small secondary">{say(cell.details, "doneOn")}</div>}
      {cell.details?.blockedReason && cell.details.status === "blocked" && <div className="small blocked-reason">{cell.details.blockedReason}</div>}
      <div className="muted small">
        {cell.rank !== null && <span className="nowrap">{t("comparison.rank", { rank: cell.rank })}</span>}{" "}
        {cell.previous !== null && <span className="nowrap">{t("comparison.previous", { value: formatFigure(cell.previous, line.decimals) })}</span>}
      </div>
      {cell.outlier && <div className="small yellow">▲ {t("comparison.outlier")}</div>}
      {cell.hits > 0 && <div className="small yellow">{t("comparison.hits", { count: cell.hits })}</div>}
    </td>
  );
}

const rowsOf = (data: Comparison): (string | number | null)[][] => [
  ["", ...data.submissions.map((s) => s.orgUnit.name)],
  ...data.lines.map((line) => [line.title, ...line.cells.map((cell) => cell.value ?? cell.text)]),
];
