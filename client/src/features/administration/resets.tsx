import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { PasswordOnce } from "./password-once";
import { ownProofQuery, resetPassword, resetTotp, type User } from "./queries";
import { useAct } from "./use-act";

type Props = { user: User; onClose: () => void };

/** A new one-time password for somebody who has lost theirs. */
export function ResetPassword({ user, onClose }: Props) {
  const { t } = useTranslation();
  const reset = useAct((proof: Schemas["ResetPasswordBody"]) => resetPassword(user, proof), { isForm: true });
  const who = { name: user.displayName, userName: user.userName };
  if (reset.data) {
    return <PasswordOnce title={t("user.passwordReset", who)} userName={user.userName} password={reset.data.oneTimePassword} onClose={onClose} />;
  }
  return (
    <Reset
      title={t("user.resetPasswordTitle", who)}
      consequence={t("user.resetPasswordHint")}
      ok={t("user.resetPassword")}
      error={reset.error}
      isBusy={reset.isPending}
      onOk={reset.mutate}
      onClose={onClose}
    />
  );
}

/** Takes a lost authenticator away. */
export function ResetTotp({ user, onClose }: Props) {
  const { t } = useTranslation();
  const who = { name: user.displayName, userName: user.userName };
  const reset = useAct((proof: Schemas["ResetTotpBody"]) => resetTotp(user, proof), { isForm: true, done: () => t("user.totpReset", who) });
  return (
    <Reset
      title={t("user.resetTotpTitle", who)}
      consequence={t("user.resetTotpHint")}
      ok={t("user.resetTotp")}
      error={reset.error}
      isBusy={reset.isPending}
      onOk={(proof) => reset.mutate(proof, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

type ResetProps = {
  title: string;
  consequence: ReactNode;
  ok: string;
  error: unknown;
  isBusy: boolean;
  onOk: (proof: Schemas["ResetPasswordBody"]) => void;
  onClose: () => void;
};

/** The administrator proves to be there: the own password and, where enrolled or once refused, a fresh code. */
function Reset({ title, consequence, ok, error, isBusy, onOk, onClose }: ResetProps) {
  const { t } = useTranslation();
  const own = useQuery(ownProofQuery);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const hasPassword = own.data?.hasPassword ?? true;
  const isRefused = error instanceof ApiError && error.code === "reauthentication_failed";
  const asksCode = own.data ? own.data.hasTotp : isRefused;
  return (
    <FormDialog
      title={title}
      ok={ok}
      isDanger
      isReady={(!hasPassword || password !== "") && (!own.data?.hasTotp || code.trim() !== "")}
      isBusy={isBusy}
      onOk={() => onOk({ password: hasPassword ? password : null, code: code.trim() || null })}
      onClose={onClose}
    >
      <p>{consequence}</p>
      <FormProblem error={error} />
      {hasPassword ? (
        <Field label={t("user.yourPassword")} hint={t("user.yourPasswordHint")}>
          {(control) => (
            <Input.Password {...control} autoFocus autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} />
          )}
        </Field>
      ) : (
        <p className="secondary">{t("user.freshSignIn")}</p>
      )}
      {asksCode && (
        <Field label={t("user.yourCode")} hint={t("user.yourCodeHint")}>
          {(control) => (
            <Input {...control} autoComplete="one-time-code" inputMode="numeric" maxLength={40} value={code} onChange={(e) => setCode(e.target.value)} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
