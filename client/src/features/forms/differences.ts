import type { TFunction } from "i18next";
import type { Schemas } from "@/api/client";
import { sayCalendar } from "./calendar-words";
import { subjectOf } from "./form-draft";
import { codeOf } from "./line-words";
import type { Version } from "./queries";
import { sayRule } from "./rule-words";
import { idOf } from "./subjects";

/** One thing that a version changes; `was` where something stands in the place of another. */
export type Difference = { sign: "+" | "−" | "→"; what: string; text: string; was?: string };

const idOfLine = (line: Schemas["FormFormLine"]) => idOf(subjectOf(line));

function rulesOf(t: TFunction, version: Version) {
  const lineOf = (no: number) => version.lines.find((line) => line.no === no);
  return version.rules.flatMap((rule) => {
    const line = lineOf(rule.lineNo);
    const said = sayRule(t, rule, line, (no) => lineOf(no)?.title ?? String(no));
    const blanks = rule.blanks === "asZero" ? t("ruleSays.asZero") : "";
    const text = `${t(`severity.${rule.severity}`)} ${said}${blanks}`;
    return line ? [{ id: `${idOfLine(line)} ${text} ${rule.message?.zh ?? ""} ${rule.message?.en ?? ""}`, what: line.title, text }] : [];
  });
}

/** What publishing changes against the version in force, in the order in which a form is read. */
export function differences(t: TFunction, before: Version, after: Version): Difference[] {
  const found: Difference[] = [];
  const change = (what: string, was: string, now: string) => {
    if (was !== now) {
      found.push({ sign: "→", what, was, text: now });
    }
  };
  const only = <T>(these: readonly T[], those: readonly T[], id: (item: T) => string) => these.filter((item) => !those.some((other) => id(other) === id(item)));
  const evidence = (required: boolean) => t(required ? "reportForm.evidenceRequired" : "reportForm.evidenceFree");

  change(t("reportForm.calendar"), sayCalendar(t, before), sayCalendar(t, after));
  change(t("reportForm.reportedBy"), t(`reportedBy.${before.reportedBy}`), t(`reportedBy.${after.reportedBy}`));
  for (const unit of only(before.orgUnits, after.orgUnits, (u) => u.code)) {
    found.push({ sign: "−", what: t("reportForm.unitWord"), text: unit.shortName });
  }
  for (const unit of only(after.orgUnits, before.orgUnits, (u) => u.code)) {
    found.push({ sign: "+", what: t("reportForm.unitWord"), text: unit.shortName });
  }
  change(t("reportForm.evidence"), evidence(before.evidenceRequired), evidence(after.evidenceRequired));
  change(t("reportForm.guidance"), before.guidance ?? t("reportForm.noGuidance"), after.guidance ?? t("reportForm.noGuidance"));

  for (const line of only(before.lines, after.lines, idOfLine)) {
    found.push({ sign: "−", what: t("reportForm.line"), text: `${codeOf(t, line)} ${line.title}` });
  }
  for (const line of only(after.lines, before.lines, idOfLine)) {
    found.push({ sign: "+", what: t("reportForm.line"), text: `${codeOf(t, line)} ${line.title}` });
  }
  const stayed = (these: readonly Schemas["FormFormLine"][], those: readonly Schemas["FormFormLine"][]) =>
    these.filter((line) => those.some((other) => idOfLine(other) === idOfLine(line)));
  const order = (lines: readonly Schemas["FormFormLine"][]) => lines.map((line) => line.title).join("、");
  change(t("reportForm.order"), order(stayed(before.lines, after.lines)), order(stayed(after.lines, before.lines)));
  for (const line of after.lines) {
    const old = before.lines.find((other) => idOfLine(other) === idOfLine(line));
    if (old) {
      const said = (required: boolean) => `${line.title}：${t(required ? "reportForm.lineEvidence" : "reportForm.lineEvidenceFree")}`;
      change(t("reportForm.evidence"), said(old.evidenceRequired), said(line.evidenceRequired));
    }
  }

  const [old, now] = [rulesOf(t, before), rulesOf(t, after)];
  for (const rule of only(old, now, (r) => r.id)) {
    found.push({ sign: "−", what: rule.what, text: rule.text });
  }
  for (const rule of only(now, old, (r) => r.id)) {
    found.push({ sign: "+", what: rule.what, text: rule.text });
  }
  return found;
}
