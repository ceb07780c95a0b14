import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { CodeField } from "@/ui/code-field";
import { Field } from "@/ui/field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import type { Account, Proof } from "./queries";

type Props = { account: Account; isPending: boolean; error: unknown; onSubmit: (proof: Proof) => void; onCancel?: (() => void) | undefined };

/** Asks for the password again, and for a code where there is a second factor, before something that a borrowed screen must not do. */
export function Reauthentication({ account, isPending, error, onSubmit, onCancel }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ password: account.hasPassword ? password : undefined, code: account.hasTotp ? code : undefined });
      }}
    >
      <FormProblem error={error} places={["/password", "/code"]} />
      {account.hasPassword ? (
        <>
          <input type="text" autoComplete="username" value={account.user.userName} readOnly hidden />
          <Field label={t("proof.password")} error={errorsAt(error, "/password")}>
            {(wiring) => (
              <Input.Password {...wiring} autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} required autoFocus />
            )}
          </Field>
        </>
      ) : (
        <p className="secondary tagline">{t("proof.outside")}</p>
      )}
      {account.hasTotp && <CodeField value={code} onChange={setCode} error={error} isFocused={!account.hasPassword} />}
      <FormActions label={t("proof.go")} isPending={isPending} error={error} onCancel={onCancel} />
    </form>
  );
}
