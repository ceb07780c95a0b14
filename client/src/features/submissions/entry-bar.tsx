import { Button } from "antd";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Light, LightMark } from "@/ui/light";
import type { Field } from "./edits";
import { type Counts, type EntryLine, isBlank, isUnexplained } from "./entry-lines";

type Props = {
  entries: readonly EntryLine[];
  counts: Counts;
  filled: number;
  /** The lines that ask for a file and have none. */
  missing: readonly number[];
  onGo: (no: number, field: Field) => void;
  onEvidence: (no: number) => void;
  onDetails: (no: number) => void;
  children: ReactNode;
};

/** How far the form is filled and what is in the way; each count leads to its next cell. */
export function EntryBar({ entries, counts, filled, missing, onGo, onEvidence, onDetails, children }: Props) {
  const { t } = useTranslation();
  const last = useRef<number>(-1);
  const jump = (test: (entry: EntryLine) => boolean, field: Field = "value") => {
    const hits = entries.flatMap((entry, i) => (test(entry) ? [i] : []));
    const next = hits.find((i) => i > last.current) ?? hits[0];
    const entry = entries[next ?? -1];
    if (entry && next !== undefined) {
      last.current = next;
      onGo(entry.line.no, field);
    }
  };
  const hit = (light: Light, words: string, test: (entry: EntryLine) => boolean, field?: Field) => (
    <Button type="text" size="small" className={`hit ${light}`} icon={<LightMark light={light} />} onClick={() => jump(test, field)}>
      {words}
    </Button>
  );
  const { unreadable, blocking, querying, unexplained, unsaid, blank, marked } = counts;
  return (
    <div className="bar">
      <span className="meter" aria-hidden="true">
        <b style={{ width: `${(filled / Math.max(1, entries.length)) * 100}%` }} />
      </span>
      <span className="nowrap">
        {t("entry.filledWord")} <strong className="figure">{`${filled}/${entries.length}`}</strong>
      </span>
      {unreadable > 0 && hit("red", t("entry.unreadable", { count: unreadable }), (e) => e.standing === "unreadable" || e.standing === "refused")}
      {blocking > 0 && hit("red", t("entry.blockingCount", { count: blocking }), (e) => e.standing === "blocking")}
      {unexplained > 0 && hit("yellow", t("entry.unexplainedCount", { count: unexplained }), isUnexplained, "explanation")}
      {querying > unexplained && hit("yellow", t("entry.explainedCount", { count: querying - unexplained }), (e) => e.standing === "querying" && e.isExplained)}
      {unsaid > 0 && (
        <Button
          type="text"
          size="small"
          className="hit red"
          icon={<LightMark light="red" />}
          onClick={() => onDetails(entries.find((e) => e.unsaid.length > 0)?.line.no ?? 0)}
        >
          {t("details.unsaid", { count: unsaid })}
        </Button>
      )}
      {missing.length > 0 && (
        <Button type="text" size="small" className="hit red" icon={<LightMark light="red" />} onClick={() => onEvidence(missing[0] ?? 0)}>
          {t("evidence.missing", { count: missing.length })}
        </Button>
      )}
      {marked > 0 && hit("red", t("entry.marked", { count: marked }), (e) => e.line.note !== null)}
      {blank > 0 && hit("grey", t("entry.blank", { count: blank }), isBlank)}
      <span className="grow" />
      <div className="acts">{children}</div>
    </div>
  );
}
