import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";

/** What a program may ask a token for, by the key of its words. */
export const scopes = {
  "plan:read": "planRead",
  "submissions:read": "submissionsRead",
  "submissions:write": "submissionsWrite",
  "webhooks:manage": "webhooksManage",
} as const;

type Scope = keyof typeof scopes;

const isKnown = (scope: string): scope is Scope => scope in scopes;

export function ScopeChips({ scopes: given }: { scopes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className="chips">
      {given.map((scope) => (
        <span key={scope} className="chip" title={scope}>
          {isKnown(scope) ? t(`scope.${scopes[scope]}`) : scope}
        </span>
      ))}
    </span>
  );
}

export function ScopeFields({ value, onChange, error }: { value: readonly string[]; onChange: (next: string[]) => void; error: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <fieldset className="field choices">
      <legend>{t("apiClient.scopes")}</legend>
      {(Object.keys(scopes) as Scope[]).map((scope) => (
        <Checkbox
          key={scope}
          checked={value.includes(scope)}
          onChange={(e) => onChange(e.target.checked ? [...value, scope] : value.filter((s) => s !== scope))}
        >
          {t(`scope.${scopes[scope]}`)} <span className="muted">{t(`scopeGist.${scopes[scope]}`)}</span>
        </Checkbox>
      ))}
      {error.length > 0 && <span className="red small">{error.join("；")}</span>}
    </fieldset>
  );
}
