import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatFigure, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { Details, details } from "@/ui/line-details";
import { LightMark } from "@/ui/light";
import { LoadMore } from "@/ui/load-more";
import { Scroll } from "@/ui/scroll";
import { ErrorState, Pending } from "@/ui/states";
import { type Import, type ImportRow, importRowsQuery, type Part } from "./queries";

type Names = (id: string) => string | undefined;

/** What is wrong first, then what changes; what stays as it is only when it is asked for. */
export function ImportRows({ plan, found, isMany, names }: { plan: string; found: Import; isMany: boolean; names: Names }) {
  const { t } = useTranslation();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const same = found.rows - found.changedRows - found.problemRows;
  const part = (which: Part, title: string) => (
    <RowsPart key={which} plan={plan} id={found.id} part={which} title={title} isMany={isMany} names={names} isConfirmed={found.state === "confirmed"} />
  );
  return (
    <>
      {found.problemRows > 0 && part("problems", t("import.problemRows", { count: found.problemRows }))}
      {found.changedRows > 0 && part("changed", t("import.changed", { count: found.changedRows }))}
      {same > 0 && (
        <div className="import-fold">
          <Button type="link" size="small" aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
            {isUnfolded ? t("import.fold") : t("import.same", { count: same })}
          </Button>
        </div>
      )}
      {isUnfolded && part("same", t("import.sameRows", { count: same }))}
    </>
  );
}

type PartProps = { plan: string; id: string; part: Part; title: string; isMany: boolean; names: Names; isConfirmed: boolean };

function RowsPart({ plan, id, part, title, isMany, names, isConfirmed }: PartProps) {
  const { t } = useTranslation();
  const rows = useInfiniteQuery(importRowsQuery(plan, id, part));
  if (rows.isPending) {
    return <Pending rows={3} />;
  }
  if (rows.error) {
    return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  }
  const items = rows.data.pages.flatMap((page) => page.items);
  return (
    <section className="import-part" aria-label={title}>
      <h2>
        {part === "problems" && <LightMark light="red" />}
        {title}
      </h2>
      <Scroll>
        <table className="data import-rows">
          <thead>
            <tr>
              <th className="num">{t("import.row")}</th>
              <th>{t("approval.line")}</th>
              {part === "problems" ? (
                <th>{t("import.problem")}</th>
              ) : (
                <>
                  <th className="num">{isConfirmed ? t("import.was") : t("import.before")}</th>
                  <th className="num current">{part === "same" ? t("import.inFile") : t("import.after")}</th>
                  <th className="wide-only">{t("import.words")}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.no}>
                <td className="num muted">{row.no}</td>
                <td>
                  <RowName row={row} />
                  {isMany && row.found && <div className="muted small">{(row.submissionId && names(row.submissionId)) ?? address(row)}</div>}
                  {part !== "problems" && (
                    <div className="narrow-only">
                      <Words row={row} />
                    </div>
                  )}
                </td>
                {part === "problems" ? (
                  <td className="red">{row.problem && t("import.at", { column: columnOf(row.problem.member, t), message: row.problem.message })}</td>
                ) : (
                  <>
                    <td className={isValueChanged(row) && row.before?.value != null ? "num old" : "num secondary"}>{figure(row, row.before)}</td>
                    <td className={isValueChanged(row) ? "num strong current" : "num secondary current"}>{figure(row, row.after)}</td>
                    <td className="wide-only">
                      <Words row={row} />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <LoadMore pages={rows} count={items.length} />
    </section>
  );
}

const address = (row: ImportRow) => [row.form, row.orgUnit, row.period && formatPeriod(row.period)].filter(Boolean).join(" ");

function RowName({ row }: { row: ImportRow }) {
  return row.found ? (
    <>
      <span className="muted">{row.line}</span> <IndicatorName name={row.found.title} />{" "}
      {row.found.unit && (
        <span className="muted small nowrap">
          <Unit unit={row.found.unit} />
        </span>
      )}
    </>
  ) : (
    <>
      {row.line ?? blank} <span className="muted small">{address(row)}</span>
    </>
  );
}

const columnOf = (member: string, t: TFunction): string => {
  const detail = details.find((d) => d === member);
  return detail ? t(`details.${detail}`) : t(`import.column.${member as "value"}`);
};

const isValueChanged = ({ before, after }: ImportRow) => before?.value !== after.value;

const figure = (row: ImportRow, answer: ImportRow["before"]) => formatFigure(answer?.value, row.found?.decimals);

/** The words of a row that change: what they were, struck through, and what they would be. */
function Words({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  const change = (label: string, before: string | null | undefined, after: string | null): ReactNode =>
    (before ?? "") !== (after ?? "") && (
      <div>
        <span className="muted">{label}</span> {before && <span className="old">{before}</span>}{" "}
        {after ? <span>{after}</span> : <span className="muted">{t("import.cleared")}</span>}
      </div>
    );
  return (
    <>
      {change(t("merge.text"), row.before?.text, row.after.text)}
      {change(t("merge.explanation"), row.before?.explanation, row.after.explanation)}
      <Details now={row.after.details} before={row.before?.details ?? null} onlyChanges />
    </>
  );
}
