import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Docked } from "@/ui/docked";
import { type Draft, type DraftLine, type DraftRule, newRule, type Refusal, type RuleKind, ruleKinds } from "./form-draft";
import { RuleFields } from "./rule-fields";

type Props = { draft: Draft; line: DraftLine; refusal: Refusal; onChange: (lines: DraftLine[]) => void; onClose: () => void };

/** The rules of one line, beside the lines. */
export function RulePanel({ draft, line, refusal, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<RuleKind>("range");
  const put = (rules: DraftRule[]) => onChange(draft.lines.map((l) => (l.key === line.key ? { ...l, rules } : l)));
  const kinds = line.subject.isFigure ? ruleKinds : (["required"] as const);
  const wanted = kinds.find((k) => k === kind) ?? "required";
  return (
    <Docked title={t("reportForm.rulesTitle", { title: line.subject.title })} subject={line.key} onClose={onClose}>
      <section>
        {line.rules.length === 0 && <p className="secondary">{t("reportForm.noRules")}</p>}
        {line.rules.map((rule, i) => (
          <RuleFields
            key={rule.key}
            no={i + 1}
            draft={draft}
            line={line}
            rule={rule}
            refusal={refusal}
            onChange={(part) => put(line.rules.map((r) => (r.key === rule.key ? { ...r, ...part } : r)))}
            onRemove={() => put(line.rules.filter((r) => r.key !== rule.key))}
          />
        ))}
      </section>
      <section>
        <div className="add-rule">
          <Select<RuleKind>
            aria-label={t("reportForm.newRuleKind")}
            value={wanted}
            options={kinds.map((k) => ({ value: k, label: t(`ruleKind.${k}`) }))}
            onChange={setKind}
          />
          <Button onClick={() => put([...line.rules, newRule(wanted, line.key)])}>{t("reportForm.addRule")}</Button>
        </div>
        <p className="muted small">{t(`ruleKindHint.${wanted}`)}</p>
      </section>
    </Docked>
  );
}
