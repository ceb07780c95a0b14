import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { blank, formatFigure, formatPeriod } from "@/lib/format";

const most = 3;

/** The figures that went into a rule, blanks said as such; of a long history the last few. */
export function Operands({ operands, decimals }: { operands: readonly Schemas["RuleTrialOperand"][]; decimals: number | undefined }) {
  const { t } = useTranslation();
  const earlier = operands.filter((o) => o.name === "earlier");
  const hidden = Math.max(0, earlier.length - most);
  const shown = operands.filter((o) => o.name !== "earlier" || earlier.indexOf(o) >= hidden);
  return (
    <span className="operands">
      {hidden > 0 && <span className="muted">{t("trial.more", { count: hidden })}</span>}
      {shown.map((o) => (
        <span key={`${o.name} ${o.lineNo} ${o.period}`} title={o.title ?? undefined}>
          <span className="muted">
            {o.sign < 0 && "− "}
            {o.name === "left" || o.name === "right" ? (o.title ?? o.lineNo) : t(`operand.${o.name}`)}
            {o.period && ` ${formatPeriod(o.period)}`}
          </span>{" "}
          <span className="figure-left">{o.value === null ? blank : formatFigure(o.value, decimals)}</span>
          {o.blank && <span className="yellow">{t("trial.blank")}</span>}
        </span>
      ))}
    </span>
  );
}
