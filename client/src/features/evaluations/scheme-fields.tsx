import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui/field";
import { Panel } from "@/ui/panel";
import { functions, nextCode, type SchemeDraft } from "./scheme-draft";

type Props = { draft: SchemeDraft; onChange: (draft: SchemeDraft) => void };

/** Of a bound there is no way to go a part of. */
export const kindsOf = {
  raise: ["pace", "distance", "path", "deduction", "completion"],
  bound: ["completion", "deduction"],
  works: ["pace", "completion", "path", "deduction"],
} as const;

export const without = <T,>(rows: readonly T[], index: number): T[] => rows.filter((_, i) => i !== index);
export const changed = <T,>(rows: readonly T[], index: number, change: Partial<T>): T[] => rows.map((row, i) => (i === index ? { ...row, ...change } : row));

/** By which function what is scored, where nothing is said of the single item. */
export function FunctionFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  return functions.map((name) => {
    const scoring = draft.functions[name];
    const set = (change: Partial<typeof scoring>) => onChange({ ...draft, functions: { ...draft.functions, [name]: { ...scoring, ...change } } });
    return (
      <div className="evaluation-weights" key={name}>
        <Field label={t(`scheme.${name}`)} hint={t(`scoringMeans.${scoring.kind}`, { points: scoring.points || "k", shares: scoring.shares || "s" })}>
          {({ id }) => (
            <Select
              id={id}
              value={scoring.kind}
              popupMatchSelectWidth={false}
              options={kindsOf[name].map((value) => ({ value, label: t(`scoringKind.${value}`) }))}
              onChange={(kind) => set({ kind })}
            />
          )}
        </Field>
        {scoring.kind === "deduction" && (
          <Field label={t("scheme.points")}>
            {(control) => <Input {...control} inputMode="decimal" maxLength={10} value={scoring.points} onChange={(e) => set({ points: e.target.value })} />}
          </Field>
        )}
        {scoring.kind === "path" && (
          <Field label={t("scheme.shares")} hint={t("scheme.sharesHint")}>
            {(control) => <Input {...control} maxLength={60} value={scoring.shares} onChange={(e) => set({ shares: e.target.value })} />}
          </Field>
        )}
      </div>
    );
  });
}

/** What reviewers score, and which incidents rule grades out: rows to add and to take away. */
export function RowFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t("evaluationList.qualitative")} isPadded>
        {draft.criteria.map((criterion, index) => (
          <div className="scheme-row" key={criterion.code}>
            <Input
              aria-label={t("scheme.criterionNo", { no: index + 1 })}
              maxLength={60}
              value={criterion.name}
              onChange={(e) => onChange({ ...draft, criteria: changed(draft.criteria, index, { name: e.target.value }) })}
            />
            <Input
              aria-label={t("scheme.criterionWeight", { no: index + 1 })}
              className="short"
              inputMode="decimal"
              maxLength={10}
              value={criterion.weight}
              onChange={(e) => onChange({ ...draft, criteria: changed(draft.criteria, index, { weight: e.target.value }) })}
            />
            <Button onClick={() => onChange({ ...draft, criteria: without(draft.criteria, index) })}>{t("action.remove")}</Button>
          </div>
        ))}
        <Button onClick={() => onChange({ ...draft, criteria: [...draft.criteria, { code: nextCode("criterion", draft.criteria), name: "", weight: "1" }] })}>
          {t("scheme.addCriterion")}
        </Button>
      </Panel>
      <Panel title={t("evaluation.vetoes")} isPadded>
        {draft.vetoes.map((veto, index) => (
          <div className="scheme-row" key={veto.code}>
            <Input
              aria-label={t("scheme.vetoNo", { no: index + 1 })}
              maxLength={60}
              value={veto.name}
              onChange={(e) => onChange({ ...draft, vetoes: changed(draft.vetoes, index, { name: e.target.value }) })}
            />
            <Select
              aria-label={t("scheme.vetoBest", { no: index + 1 })}
              className="short"
              value={veto.best}
              popupMatchSelectWidth={false}
              options={(["good", "pass", "fail"] as const).map((value) => ({ value, label: t("scheme.atBest", { grade: t(`grade.${value}`) }) }))}
              onChange={(best) => onChange({ ...draft, vetoes: changed(draft.vetoes, index, { best }) })}
            />
            <Button onClick={() => onChange({ ...draft, vetoes: without(draft.vetoes, index) })}>{t("action.remove")}</Button>
          </div>
        ))}
        <Button onClick={() => onChange({ ...draft, vetoes: [...draft.vetoes, { code: nextCode("veto", draft.vetoes), name: "", best: "good" }] })}>
          {t("scheme.addVeto")}
        </Button>
      </Panel>
    </>
  );
}
