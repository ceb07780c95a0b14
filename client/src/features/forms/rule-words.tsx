import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure } from "@/lib/format";
import { signs } from "@/lib/signs";
import { MarkTag } from "@/ui/mark-tag";

export const operatorSign = (operator: Schemas["RuleOperator"]): string => signs[operator] || "=";

export type SaidRule = Pick<Schemas["FormRule"], "kind" | "blanks" | "parameters">;
export type SaidLine = { title: string; unit: string | null };

/** What a rule asks, in one sentence: the same words in the editor, in versions, in differences and in trials. */
export function sayRule(t: TFunction, rule: SaidRule, line: SaidLine | undefined, titleOf: (no: number) => string): string {
  const { kind, parameters: p } = rule;
  const limit = `${formatFigure(p.limit)}${p.percent ? "%" : line?.unit && line.unit !== "%" ? ` ${line.unit}` : ""}`;
  const side = (terms: Schemas["RuleTerm"][] | null) =>
    (terms ?? []).map((term, i) => `${term.sign < 0 ? "− " : i > 0 ? "+ " : ""}${titleOf(term.lineNo)}`).join(" ") || "…";
  switch (kind) {
    case "range":
      return p.min !== null && p.max !== null
        ? t("ruleSays.between", { min: formatFigure(p.min), max: formatFigure(p.max) })
        : p.max !== null
          ? t("ruleSays.atMost", { max: formatFigure(p.max) })
          : t("ruleSays.atLeast", { min: formatFigure(p.min) });
    case "changeFromPrevious":
      return t("ruleSays.fromPrevious", { limit });
    case "changeFromLastYear":
      return t("ruleSays.fromLastYear", { limit });
    case "comparison": {
      const relation = `${side(p.left)} ${signs[p.operator ?? "lte"]} ${side(p.right)}`;
      return p.tolerance ? t("ruleSays.comparisonWithin", { relation, tolerance: formatFigure(p.tolerance) }) : t("ruleSays.comparison", { relation });
    }
    case "required":
      return t("ruleSays.required");
    case "decimals":
      return t("ruleSays.decimals");
    case "integer":
      return t("ruleSays.integer");
    case "monotone":
      return t("ruleSays.monotone");
    default:
      return t("ruleSays.outlier");
  }
}

/** 强制性 | 核实性, as lights mark them on the entry grid. */
export function SeverityTag({ severity }: { severity: Schemas["CheckSeverity"] }) {
  const { t } = useTranslation();
  return (
    <MarkTag light={severity === "blocking" ? "red" : "yellow"} title={t(`severityHint.${severity}`)}>
      {t(`severity.${severity}`)}
    </MarkTag>
  );
}

/** A rule in a list: how strict, what it asks, how blanks count, the administrator's own advice. */
export function RuleSentence({ rule, line, titleOf }: { rule: Schemas["FormRule"]; line: SaidLine | undefined; titleOf: (no: number) => string }) {
  const { t, i18n } = useTranslation();
  const own = i18n.language === "en" ? rule.message?.en : rule.message?.zh;
  return (
    <span className="rule">
      <SeverityTag severity={rule.severity} />
      <span>
        {sayRule(t, rule, line, titleOf)}
        {rule.blanks === "asZero" && <span className="muted">{t("ruleSays.asZero")}</span>}
        {own && <span className="muted small rule-advice">{own}</span>}
      </span>
    </span>
  );
}
