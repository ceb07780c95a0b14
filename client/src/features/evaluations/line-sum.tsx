import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Evaluation } from "@/api/evaluations";
import type { Schemas } from "@/api/client";
import { blank, formatScore } from "@/lib/format";
import { Docked } from "@/ui/docked";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { exact, formatWeight } from "./marks";
import type { Line, Scheme, Scope } from "./queries";

/** The function that scores a line: the one set for it, else that of its type. */
function functionOf(scheme: Scheme, line: Line): Schemas["ScoringFunction"] | null {
  if (!line.inputs) {
    return null;
  }
  const own = scheme.items.find((item) => item.list === line.list && item.code === line.code)?.function;
  const { functions } = scheme;
  const usual = line.inputs.isWork ? functions.works : line.inputs.isBound ? functions.bound : functions.raise;
  return [own, usual].find((one) => one?.kind === line.function) ?? null;
}

/** Symbols with what they stand for and their numbers. */
function symbols(t: TFunction, scheme: Scheme, line: Line): (readonly [string, ReactNode])[] {
  const it = line.inputs;
  if (!it) {
    return [];
  }
  const used = functionOf(scheme, line);
  const of = (value: number | null): ReactNode =>
    value === null ? null : (
      <>
        {exact(value)} {it.unit && <Unit unit={it.unit} />}
      </>
    );
  const all: (readonly [string, ReactNode])[] = it.isWork
    ? [
        [t("evaluationSymbol.done"), it.done === null ? null : exact(it.done)],
        [t("evaluationSymbol.due"), it.due === null ? null : exact(it.due)],
      ]
    : [
        [t("evaluationSymbol.value", { year: it.year ?? "" }), of(it.value)],
        [t("evaluationSymbol.baseline", { year: it.baseYear ?? "" }), of(it.baseline)],
        [t("evaluationSymbol.target", { year: it.targetYear ?? "" }), of(it.target)],
        [t("evaluationSymbol.planned"), of(it.planned)],
        [t("evaluationSymbol.aim"), it.aim === it.target ? null : of(it.aim)],
        [t("evaluationSymbol.previous", { year: it.previousYear ?? "" }), of(it.previous)],
      ];
  return [
    ...all,
    [t("evaluationSymbol.points"), used?.points == null ? null : exact(used.points)] as const,
    [t("evaluationSymbol.shares"), used?.shares?.length ? used.shares.map((share) => `${share}%`).join(" / ") : null] as const,
    [t("evaluationSymbol.parts"), it.provisional && it.parts !== null ? `${it.reported ?? 0} / ${it.parts}` : null] as const,
  ].filter(([, value]) => value !== null);
}

/** 算给我看: the formula in symbols, with its numbers, the result, and what it brings to the total. */
export function LineSum({
  evaluation,
  scope,
  line,
  lines,
  onClose,
}: {
  evaluation: Evaluation;
  scope: Scope;
  line: Line;
  lines: readonly Line[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const known = symbols(t, evaluation.scheme, line);
  return (
    <Docked title={t("evaluation.showSum")} subject={`${scope.orgUnit.code} ${line.list} ${line.code}`} onClose={onClose}>
      <section>
        <div className="hero">{line.score === null ? t("evaluation.notCounted") : formatScore(line.score)}</div>
        <div>
          {line.list !== "qualitative" && <span className="muted">{line.code}</span>} <IndicatorName name={line.name} />
        </div>
        <div className="muted">{scope.orgUnit.name}</div>
      </section>
      {line.out ? (
        <section>
          <h3>{t("evaluation.whyOut")}</h3>
          <p>{line.outName}</p>
          {line.inputs?.outNote && <p className="secondary">{line.inputs.outNote}</p>}
        </section>
      ) : (
        <section>
          <h3>{line.function ? t(`scoringKind.${line.function}`) : t("evaluationList.qualitative")}</h3>
          <p className="muted">{t("evaluation.formula")}</p>
          <p className="formula">{line.formula}</p>
          <p className="muted">{t("evaluation.withNumbers")}</p>
          <p className="formula">
            {line.sum ?? blank} = <strong>{exact(line.score)}</strong>
          </p>
          {line.inputs?.isMet && <p className="secondary">{t("evaluation.isMet")}</p>}
        </section>
      )}
      {known.length > 0 && (
        <section>
          <h3>{t("evaluation.numbersUsed")}</h3>
          {known.map(([name, value]) => (
            <div className="pair" key={name}>
              <span className="secondary">{name}</span>
              <span className="figure strong">{value}</span>
            </div>
          ))}
        </section>
      )}
      {line.remarkNames.length > 0 && (
        <section>
          <h3>{t("evaluation.remarks")}</h3>
          {line.remarkNames.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </section>
      )}
      <Contribution scope={scope} line={line} lines={lines} />
    </Docked>
  );
}

/** W·w·s ÷ (ΣW·Σw): the weight of the list in the total, of the line in its list. */
function Contribution({ scope, line, lines }: { scope: Scope; line: Line; lines: readonly Line[] }) {
  const { t } = useTranslation();
  const all = scope.lists.reduce((sum, list) => sum + list.weight, 0);
  const own = scope.lists.find((list) => list.list === line.list)?.weight ?? 0;
  const within = lines.filter((one) => one.list === line.list && one.score !== null).reduce((sum, one) => sum + one.weight, 0);
  return (
    line.contribution !== null && (
      <section>
        <h3>{t("evaluation.inTotal")}</h3>
        <p className="muted">{t("evaluation.contributionMeans")}</p>
        <p className="formula">{t("evaluation.contributionFormula")}</p>
        <p className="formula">
          {`${formatWeight(own)} × ${formatWeight(line.weight)} × ${exact(line.score)} ÷ (${formatWeight(all)} × ${formatWeight(within)}) = `}
          <strong>{exact(line.contribution)}</strong>
        </p>
      </section>
    )
  );
}
