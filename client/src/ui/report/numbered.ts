import type { Schemas } from "@/api/client";
import { chineseNumber } from "@/lib/chinese-number";

export type ReportDocument = Schemas["ReportDocument"];
type Block = ReportDocument["blocks"][number];

/** A block with its number as it is printed (一、 · （一） · 1. · 附件1 · 表1 · 图1) and its anchor. */
export type Numbered = { block: Block; number: string; anchor: string };

/** Counts headings, tables and charts, as the file for Word counts them. */
export function numbered(document: ReportDocument): Numbered[] {
  const counts = { one: 0, two: 0, three: 0, annex: 0, table: 0, chart: 0 };
  return document.blocks.map((block, i) => {
    if (block.table) {
      return { block, number: `表${++counts.table}`, anchor: block.table.key };
    }
    if (block.chart) {
      return { block, number: `图${++counts.chart}`, anchor: block.chart.key };
    }
    if (!block.heading) {
      return { block, number: "", anchor: `p${i}` };
    }
    if (block.heading.isAnnex) {
      counts.two = counts.three = 0;
      return { block, number: `附件${++counts.annex}　`, anchor: `annex-${counts.annex}` };
    }
    if (block.heading.level === 1) {
      counts.two = counts.three = 0;
      return { block, number: `${chineseNumber(++counts.one)}、`, anchor: `part-${counts.one}` };
    }
    if (block.heading.level === 2) {
      counts.three = 0;
      return { block, number: `（${chineseNumber(++counts.two)}）`, anchor: `part-${counts.one}-${counts.two}` };
    }
    return { block, number: `${++counts.three}. `, anchor: `part-${counts.one}-${counts.two}-${counts.three}` };
  });
}
