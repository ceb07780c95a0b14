import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { EmptyState } from "@/ui/states";
import { AddLine } from "./add-line";
import { type Draft, type DraftLine, moved, newLine, type Refusal, without } from "./form-draft";
import { RuleSentence } from "./rule-words";
import { idOf, type Subject } from "./subjects";

type Props = {
  plan: string;
  isWeekly: boolean;
  draft: Draft;
  rules: readonly Schemas["FormDefinitionRuleBody"][];
  chosen: string | null;
  refusal: Refusal;
  onChange: (part: Partial<Draft>) => void;
  onChoose: (line: string) => void;
};

/** The lines of the draft in their order, each with what its rules ask; rules are written in the drawer beside. */
export function LineEditor({ plan, isWeekly, draft, rules, chosen, refusal, onChange, onChoose }: Props) {
  const { t } = useTranslation();
  const { lines } = draft;
  const [said, setSaid] = useState("");
  const table = useRef<HTMLTableElement>(null);
  const follow = useRef<string | null>(null);
  // A row that was moved keeps the focus where it was pressed.
  useEffect(() => {
    if (follow.current) {
      table.current?.querySelector<HTMLElement>(follow.current)?.focus();
      follow.current = null;
    }
  }, [lines]);
  const titleOf = (no: number) => lines[no - 1]?.subject.title ?? String(no);
  const move = (line: DraftLine, by: -1 | 1) => {
    const next = moved(lines, line.key, by);
    const no = next.findIndex((l) => l.key === line.key) + 1;
    follow.current = `[data-move="${line.key}${by}"]:not(:disabled), [data-line="${line.key}"] button:not(:disabled)`;
    setSaid(t("reportForm.movedTo", { title: line.subject.title, no }));
    onChange({ lines: next });
  };
  const remove = (line: DraftLine) => {
    setSaid(t("reportForm.removed", { title: line.subject.title }));
    onChange({ lines: without(lines, line.key) });
  };
  const add = (subject: Subject) => {
    setSaid(t("reportForm.added", { title: subject.title }));
    onChange({ lines: [...lines, newLine(subject)] });
  };
  const put = (line: DraftLine, part: Partial<DraftLine>) => onChange({ lines: lines.map((l) => (l.key === line.key ? { ...l, ...part } : l)) });
  const onKey = (line: DraftLine, event: KeyboardEvent) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      move(line, event.key === "ArrowUp" ? -1 : 1);
    }
  };
  const ofForm = refusal.at("/lines").length > 0 && lines.every((line) => refusal.ofLine(line.key).length === 0) ? refusal.at("/lines") : [];
  return (
    <Panel
      title={t("reportForm.lines")}
      note={t("reportForm.linesNote", { lines: lines.length, rules: rules.length })}
      extra={<span className="wide-only">{t("reportForm.moveKeys")}</span>}
    >
      <span className="sr" role="status">
        {said}
      </span>
      {lines.length === 0 ? (
        <EmptyState title={t("reportForm.noLines")}>{t("reportForm.noLinesHint")}</EmptyState>
      ) : (
        <table className="data form-lines editing" ref={table}>
          <thead>
            <tr>
              <th className="num">{t("reportForm.no")}</th>
              <th>{t("reportForm.line")}</th>
              <th className="wide-only">{t("reportForm.unit")}</th>
              <th className="wide-only">{t("reportForm.lineEvidence")}</th>
              <th className="wide-only">{t("reportForm.rules")}</th>
              <th className="acts">{t("submission.action")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => {
              const { subject } = line;
              const problems = line.rules.filter((rule) => refusal.ofRule(rule.key).length > 0).length;
              const evidence = (label?: string) => (
                <Checkbox
                  checked={line.evidenceRequired}
                  aria-label={t("reportForm.lineEvidenceOf", { title: subject.title })}
                  onChange={(e) => put(line, { evidenceRequired: e.target.checked })}
                >
                  {label}
                </Checkbox>
              );
              const sentences = rules
                .map((rule, no) => ({ ...rule, no }))
                .filter((rule) => rule.lineNo === i + 1)
                .map((rule) => (
                  // The draft writes every member, though fewer may be sent.
                  <RuleSentence
                    key={rule.no}
                    rule={{ ...(rule as typeof rule & Pick<Schemas["FormRule"], "blanks" | "parameters">), message: rule.message ?? null }}
                    line={subject}
                    titleOf={titleOf}
                  />
                ));
              return (
                <Fragment key={line.key}>
                  {subject.heading !== lines[i - 1]?.subject.heading && (
                    <tr className="group">
                      <td colSpan={6}>{subject.heading}</td>
                    </tr>
                  )}
                  <tr className={line.key === chosen ? "chosen" : undefined} data-line={line.key} onKeyDown={(event) => onKey(line, event)}>
                    <td className="num muted">{i + 1}</td>
                    <td>
                      <span className="muted nowrap">
                        {t(`subjectKind.${subject.kind}`)} {subject.code}
                      </span>{" "}
                      <IndicatorName name={subject.title} />
                      {refusal.ofLine(line.key).map((text) => (
                        <div key={text} className="red small" role="alert">
                          {text}
                        </div>
                      ))}
                      <div className="narrow-only">
                        {evidence(t("reportForm.lineEvidence"))}
                        {sentences}
                      </div>
                    </td>
                    <td className="secondary nowrap wide-only">
                      <Unit unit={subject.unit} />
                    </td>
                    <td className="wide-only">{evidence()}</td>
                    <td className="wide-only">
                      <span className="rule-list">{sentences}</span>
                    </td>
                    <td className="acts">
                      <span className="line-acts">
                        <Button
                          size="small"
                          danger={problems > 0}
                          aria-pressed={line.key === chosen}
                          aria-label={t("reportForm.rulesOf", { title: subject.title, count: line.rules.length })}
                          onClick={() => onChoose(line.key)}
                        >
                          {problems > 0 ? t("reportForm.ruleProblems", { count: problems }) : t("reportForm.rulesCount", { count: line.rules.length })}
                        </Button>
                        <Button
                          size="small"
                          type="text"
                          data-move={`${line.key}-1`}
                          disabled={i === 0}
                          icon={<ArrowUpOutlined />}
                          aria-label={t("reportForm.up", { title: subject.title })}
                          onClick={() => move(line, -1)}
                        />
                        <Button
                          size="small"
                          type="text"
                          data-move={`${line.key}1`}
                          disabled={i === lines.length - 1}
                          icon={<ArrowDownOutlined />}
                          aria-label={t("reportForm.down", { title: subject.title })}
                          onClick={() => move(line, 1)}
                        />
                        <Button
                          size="small"
                          type="text"
                          icon={<DeleteOutlined />}
                          aria-label={t("reportForm.remove", { title: subject.title })}
                          onClick={() => remove(line)}
                        />
                      </span>
                    </td>
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      {ofForm.map((text) => (
        <p key={text} className="red small padded" role="alert">
          {text}
        </p>
      ))}
      <AddLine plan={plan} isWeekly={isWeekly} taken={new Set(lines.map((line) => idOf(line.subject)))} onAdd={add} />
    </Panel>
  );
}
