import { Button, Checkbox, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui/field";
import { type Draft, type DraftLine, type DraftRule, figure, type Refusal, type Term } from "./form-draft";
import { operatorSign } from "./rule-words";
import { operators } from "./form-draft";

type Props = {
  no: number;
  draft: Draft;
  line: DraftLine;
  rule: DraftRule;
  refusal: Refusal;
  onChange: (part: Partial<DraftRule>) => void;
  onRemove: () => void;
};

/** One rule: its numbers, how strict it is, how blanks count, and the administrator's own advice. */
export function RuleFields({ no, draft, line, rule, refusal, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { kind } = rule;
  const at = (member: string) => refusal.ofRule(rule.key, member);
  const number = (name: "min" | "max" | "limit" | "tolerance", label: string, hint?: string) => (
    <Field label={label} hint={hint} error={[...(Number.isNaN(figure(rule[name])) ? [t("reportForm.notFigure")] : []), ...at(`parameters/${name}`)]}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          suffix={name === "limit" && rule.percent ? "%" : line.subject.unit?.replace(/m3$/, "m³")}
          value={rule[name]}
          onChange={(e) => onChange({ [name]: e.target.value })}
        />
      )}
    </Field>
  );
  const isAlwaysSilent = kind === "required" || kind === "decimals" || kind === "integer";
  return (
    <fieldset className="rule-fields">
      <legend>
        {no}. {t(`ruleKind.${kind}`)}
      </legend>
      <Button className="rule-remove" size="small" type="text" aria-label={t("reportForm.removeRule", { no })} onClick={onRemove}>
        {t("reportForm.removeShort")}
      </Button>
      <p className="muted small">{t(`ruleKindHint.${kind}`)}</p>
      {at("lineNo").map((text) => (
        <p key={text} className="red small" role="alert">
          {text}
        </p>
      ))}
      {kind === "range" && (
        <div className="field-row">
          {number("min", t("reportForm.min"))}
          {number("max", t("reportForm.max"))}
        </div>
      )}
      {(kind === "changeFromPrevious" || kind === "changeFromLastYear") && (
        <>
          {number("limit", t("reportForm.limit"))}
          <Checkbox checked={rule.percent} onChange={(e) => onChange({ percent: e.target.checked })}>
            {t("reportForm.percent")}
          </Checkbox>
        </>
      )}
      {kind === "comparison" && (
        <ComparisonFields
          draft={draft}
          rule={rule}
          at={at}
          onChange={onChange}
          tolerance={number("tolerance", `${t("reportForm.tolerance")}${t("form.optional")}`, t("reportForm.toleranceHint"))}
        />
      )}
      <div className="choices">
        <Radio.Group
          aria-label={t("reportForm.severity")}
          value={rule.severity}
          onChange={(e) => onChange({ severity: e.target.value })}
          options={[
            { value: "blocking", label: t("severity.blocking"), disabled: kind === "outlier" },
            { value: "querying", label: t("severity.querying") },
          ]}
        />
        <div className="muted small">{t(`severityHint.${rule.severity}`)}</div>
        {at("severity").map((text) => (
          <div key={text} className="red small" role="alert">
            {text}
          </div>
        ))}
      </div>
      <Field label={t("reportForm.blanks")} error={at("blanks")}>
        {(control) => (
          <Select
            {...control}
            disabled={isAlwaysSilent}
            value={rule.blanks}
            options={[
              { value: "silent", label: t("blanks.silent") },
              { value: "asZero", label: t("blanks.asZero") },
            ]}
            onChange={(blanks) => onChange({ blanks })}
          />
        )}
      </Field>
      <Field label={`${t("reportForm.messageZh")}${t("form.optional")}`} hint={t("reportForm.messageHint")} error={at("message/zh")}>
        {(control) => <Input {...control} maxLength={200} value={rule.zh} onChange={(e) => onChange({ zh: e.target.value })} />}
      </Field>
      <Field label={`${t("reportForm.messageEn")}${t("form.optional")}`} error={at("message/en")}>
        {(control) => <Input {...control} maxLength={200} value={rule.en} onChange={(e) => onChange({ en: e.target.value })} />}
      </Field>
    </fieldset>
  );
}

type ComparisonProps = {
  draft: Draft;
  rule: DraftRule;
  at: (member: string) => string[];
  onChange: (part: Partial<DraftRule>) => void;
  tolerance: React.ReactNode;
};

/** a ≤ b, a + b = c: lines on either side of a sign. */
function ComparisonFields({ draft, rule, at, onChange, tolerance }: ComparisonProps) {
  const { t } = useTranslation();
  const options = draft.lines.map((line, i) => ({ value: line.key, label: `${i + 1} ${line.subject.title}`, disabled: !line.subject.isFigure }));
  const ofAll = at("parameters").filter((text) => !["left", "right", "operator", "tolerance"].some((side) => at(`parameters/${side}`).includes(text)));
  const side = (name: "left" | "right") => {
    const terms = rule[name];
    const put = (next: Term[]) => onChange({ [name]: next });
    return (
      <div className="terms">
        <div>{t(`side.${name}`)}</div>
        {terms.map((term, i) => (
          // Terms have no identity of their own; they are few and edited in place.
          <div className="term" key={`${name}-${i}`}>
            <Select
              aria-label={t("reportForm.termSign", { side: t(`side.${name}`), no: i + 1 })}
              value={term.sign}
              options={[
                { value: 1, label: "+" },
                { value: -1, label: "−" },
              ]}
              onChange={(sign: 1 | -1) => put(terms.map((x, j) => (j === i ? { ...x, sign } : x)))}
            />
            <Select
              aria-label={t("reportForm.termLine", { side: t(`side.${name}`), no: i + 1 })}
              showSearch={{ optionFilterProp: "label" }}
              status={at(`parameters/${name}/${i}`).length > 0 ? "error" : ""}
              placeholder={t("reportForm.chooseLine")}
              value={term.line || null}
              options={options}
              onChange={(line) => put(terms.map((x, j) => (j === i ? { ...x, line: line ?? "" } : x)))}
            />
            <Button
              size="small"
              type="text"
              aria-label={t("reportForm.removeTerm", { side: t(`side.${name}`), no: i + 1 })}
              onClick={() => put(terms.filter((_, j) => j !== i))}
            >
              ✕
            </Button>
          </div>
        ))}
        {at(`parameters/${name}`).map((text) => (
          <div key={text} className="red small" role="alert">
            {text}
          </div>
        ))}
        <Button size="small" onClick={() => put([...terms, { line: "", sign: 1 }])}>
          {t("reportForm.addTerm", { side: t(`side.${name}`) })}
        </Button>
      </div>
    );
  };
  return (
    <>
      {side("left")}
      <Field label={t("reportForm.operator")} error={at("parameters/operator")}>
        {(control) => (
          <Select
            {...control}
            value={rule.operator}
            options={operators.map((operator) => ({ value: operator, label: operatorSign(operator) }))}
            onChange={(operator) => onChange({ operator })}
          />
        )}
      </Field>
      {side("right")}
      {ofAll.map((text) => (
        <div key={text} className="red small" role="alert">
          {text}
        </div>
      ))}
      {tolerance}
    </>
  );
}
