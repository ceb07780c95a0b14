import { useTranslation } from "react-i18next";
import type { Rule } from "./password-rules";

/** The rules, each ticked as soon as it is met. */
export function PasswordRuleList({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation();
  return (
    <ul className="rules small">
      {rules.map((rule) => (
        <li key={rule.name} className={rule.isMet ? "green" : rule.isMet === false ? "strong" : "muted"}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
            {rule.isMet ? <path d="M2 6.5 5 9.5 10.5 3" /> : <circle cx="6" cy="6" r="3.6" strokeWidth="1.2" />}
          </svg>
          <span>{t(`passwordRule.${rule.name}`, rule.values)}</span>
          {rule.isMet !== undefined && <span className="visually-hidden">{rule.isMet ? t("password.met") : t("password.unmet")}</span>}
        </li>
      ))}
    </ul>
  );
}
