import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, errorsAt, hasCode } from "@/api/api-error";
import { Field } from "./field";

const digits = 6;

/** At sign-in the code is what the whole answer is about, elsewhere one place of it. */
const isWrongCode = (error: unknown) => hasCode(error, "code_wrong") || (error instanceof ApiError && error.errors.some((e) => e.code === "code_wrong"));

/** What was typed or pasted, without what people put between the digits. */
const clean = (text: string, isRecovery: boolean) => (isRecovery ? text.replace(/\s/g, "") : text.replace(/\D/g, "").slice(0, digits));

type Props = { value: string; onChange: (code: string) => void; error: unknown; mayRecover?: boolean; isFocused?: boolean; isLarge?: boolean };

/** The six digits of an authenticator app, or where one may, a recovery code in their place. A refused code is selected, ready to be typed over. */
export function CodeField({ value, onChange, error, mayRecover = true, isFocused = true, isLarge = false }: Props) {
  const { t } = useTranslation();
  const [isRecovery, setIsRecovery] = useState(false);
  const input = useRef<InputRef>(null);
  // What was said of the last code does not stand beside what is typed now.
  const [past, setPast] = useState<unknown>(null);
  const errors = error === past ? [] : isWrongCode(error) ? [t(isRecovery ? "code.recoveryWrong" : "code.wrong")] : errorsAt(error, "/code");
  const type = (text: string) => {
    setPast(error);
    onChange(text);
  };
  // Every new refusal selects anew.
  useEffect(() => {
    if (errors.length > 0) {
      input.current?.focus({ cursor: "all" });
    }
  }, [error]);
  const change = (next: boolean) => {
    setIsRecovery(next);
    type("");
    input.current?.focus();
  };
  return (
    <div className="code-field">
      <Field
        label={isRecovery ? t("code.recovery") : t("code.digits")}
        hint={isRecovery ? t("code.recoveryHint") : mayRecover && t("code.digitsHint")}
        error={errors}
      >
        {(wiring) => (
          <Input
            {...wiring}
            ref={input}
            className={isRecovery ? "code-input" : "code-input digits"}
            size={isLarge ? "large" : "middle"}
            value={value}
            onChange={(e) => type(clean(e.target.value, isRecovery))}
            autoFocus={isFocused}
            required
            spellCheck={false}
            autoCapitalize="none"
            {...(isRecovery
              ? { autoComplete: "off", maxLength: 40 }
              : { autoComplete: "one-time-code", inputMode: "numeric", pattern: `[0-9]{${digits}}`, title: t("code.digitsHint") })}
          />
        )}
      </Field>
      {mayRecover && (
        <Button type="link" size="small" className="code-switch" onClick={() => change(!isRecovery)}>
          {isRecovery ? t("code.useDigits") : t("code.useRecovery")}
        </Button>
      )}
    </div>
  );
}
