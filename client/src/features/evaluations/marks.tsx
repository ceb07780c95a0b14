import { useTranslation } from "react-i18next";
import type { Evaluation } from "@/api/evaluations";
import type { Schemas } from "@/api/client";
import { blank, formatFigure } from "@/lib/format";
import { CopyButton } from "@/ui/copy-button";
import { MarkTag } from "@/ui/mark-tag";

const lights = { draft: "grey", reviewed: "yellow", signed: "yellow", published: "green", superseded: "grey" } as const;

export function EvaluationStateTag({ state }: { state: Evaluation["state"] }) {
  const { t } = useTranslation();
  return <MarkTag light={lights[state]}>{t(`evaluationState.${state}`)}</MarkTag>;
}

/** A change of a score. */
export const formatMove = (before: number | null | undefined, after: number | null | undefined): string => {
  if (before === null || before === undefined || after === null || after === undefined) {
    return blank;
  }
  const difference = Number((after - before).toFixed(2));
  return difference > 0 ? `+${difference.toFixed(2)}` : difference < 0 ? `−${Math.abs(difference).toFixed(2)}` : "0.00";
};

/** A number of a sum: every digit of it. */
export const exact = (value: number | null | undefined): string =>
  value === null || value === undefined ? blank : value < 0 ? `−${Math.abs(value)}` : String(value);

/** A weight as it was set. */
export const formatWeight = (weight: number): string => formatFigure(Number(weight.toFixed(4)));

export function GradeName({ grade }: { grade: Schemas["Grade"] | null }) {
  const { t } = useTranslation();
  return <>{grade ? t(`grade.${grade}`) : blank}</>;
}

/** The beginning of a SHA-256, which people compare; all of it is copied. */
export function Hash({ value, canCopy = false }: { value: string; canCopy?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <code className="evaluation-hash" title={value}>
        {value.slice(0, 8)}…
      </code>
      {canCopy && (
        <>
          {" "}
          <CopyButton size="small" text={value} label={t("evaluation.copyHash")} />
        </>
      )}
    </>
  );
}

/** A share of a whole as a length, its number beside it. */
export function Bar({ share }: { share: number }) {
  return (
    <span className="meter evaluation-bar" aria-hidden="true">
      <b style={{ width: `${Math.max(0, Math.min(100, share * 100))}%` }} />
    </span>
  );
}
