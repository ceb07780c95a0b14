import "./report.css";
import { createElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LightMark } from "@/ui/light";
import { Scroll } from "@/ui/scroll";
import { ReportChart } from "./report-chart";
import { type Numbered, numbered, type ReportDocument } from "./numbered";

type Table = NonNullable<Numbered["block"]["table"]>;
type Cell = Table["rows"][number][number];

/** A report as it is read: what it holds, then block after block. The level of its first headings depends on the page it stands on. */
export function ReportView({ document, level }: { document: ReportDocument; level: 2 | 3 }) {
  const blocks = useMemo(() => numbered(document), [document]);
  return (
    <article className="report-view">
      <Contents blocks={blocks} />
      {blocks.map((one) => (
        <Block key={one.anchor} one={one} level={level} />
      ))}
      <p className="report-signature">
        {document.issuer}
        <br />
        {document.date}
      </p>
    </article>
  );
}

function Contents({ blocks }: { blocks: readonly Numbered[] }) {
  const { t } = useTranslation();
  return (
    <nav className="report-contents no-print" aria-label={t("reportView.contents")}>
      <ul>
        {blocks
          .filter(({ block }) => block.heading?.level === 1)
          .map(({ block, number, anchor }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>
                {number}
                {block.heading?.text}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Block({ one: { block, number, anchor }, level }: { one: Numbered; level: number }) {
  if (block.heading) {
    return createElement(
      `h${level + block.heading.level - 1}`,
      { id: anchor, className: block.heading.isAnnex ? "is-annex" : undefined },
      `${number}${block.heading.text}`,
    );
  }
  if (block.paragraph) {
    return (
      <p>
        {block.paragraph.texts.map((text, i) => {
          const shown = text.path ? <Link to={text.path}>{text.value}</Link> : text.value;
          return text.isStrong ? <strong key={i}>{shown}</strong> : <span key={i}>{shown}</span>;
        })}
      </p>
    );
  }
  if (block.chart) {
    return <ReportChart chart={block.chart} number={number} />;
  }
  return block.table ? <ReportTable table={block.table} number={number} /> : null;
}

function ReportTable({ table, number }: { table: Table; number: string }) {
  const { t } = useTranslation();
  return (
    <figure id={table.key}>
      <figcaption>
        {number}　{table.caption}
      </figcaption>
      <Scroll>
        <table aria-label={table.caption}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.title} className={column.align} style={{ minWidth: `${Math.max(column.width * 14, 48)}px` }}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, column) => (
                  <td key={table.columns[column]?.title} className={table.columns[column]?.align}>
                    <Shown cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {table.note && (
        <p className="report-note">
          {t("reportView.note")}
          {table.note}
        </p>
      )}
    </figure>
  );
}

function Shown({ cell }: { cell: Cell }) {
  return (
    <>
      {cell.light && (
        <>
          <LightMark light={cell.light} />{" "}
        </>
      )}
      {cell.path ? <Link to={cell.path}>{cell.text}</Link> : cell.text}
    </>
  );
}
