import { Button } from "antd";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { parseFigure } from "@/lib/parse-figure";
import type { Submission } from "./queries";
import { type Edits, textOf } from "./use-draft";

/** How far the form is filled and what is in the way; each count goes to its next cell. */
export function EntryBar({ submission, edits, isReadOnly, children }: { submission: Submission; edits: Edits; isReadOnly: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const last = useRef<Element | null>(null);
  const kinds = submission.lines.map((line) => parseFigure(textOf(line, edits)).kind);
  const count = (kind: string) => kinds.filter((k) => k === kind).length;
  const [blank, bad, marked] = [count("empty"), count("unreadable"), submission.lines.filter((l) => l.note).length];
  const filled = isReadOnly ? submission.filledLines : count("figure");
  const jump = (mark: "blank" | "bad" | "marked") => {
    const cells = [...document.querySelectorAll<HTMLInputElement>(`.entry input[data-${mark}]`)];
    const from = last.current;
    const next = cells.find((cell) => from && from.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) ?? cells[0];
    last.current = next ?? null;
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  };
  return (
    <div className="bar">
      <span className="meter" aria-hidden="true">
        <b style={{ width: `${(filled / Math.max(1, submission.totalLines)) * 100}%` }} />
      </span>
      <span className="nowrap">{t("entry.filled", { filled, total: submission.totalLines })}</span>
      {!isReadOnly && bad > 0 && (
        <Button type="link" size="small" className="red" onClick={() => jump("bad")}>
          {t("entry.unreadable", { count: bad })}
        </Button>
      )}
      {!isReadOnly && marked > 0 && (
        <Button type="link" size="small" className="red" onClick={() => jump("marked")}>
          {t("entry.marked", { count: marked })}
        </Button>
      )}
      {!isReadOnly && blank > 0 && (
        <Button type="link" size="small" onClick={() => jump("blank")}>
          {t("entry.blank", { count: blank })}
        </Button>
      )}
      <span className="grow" />
      {children}
    </div>
  );
}
