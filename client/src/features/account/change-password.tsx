import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { Field } from "@/ui/field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { PasswordRuleList } from "./password-rule-list";
import { passwordRules } from "./password-rules";
import { type Account, changePassword } from "./queries";

const places = ["/currentPassword", "/newPassword"];

/** A new password, with its rules ticked while it is typed. */
export function ChangePassword({ account, onDone, onCancel }: { account: Account; onDone: () => void; onCancel?: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [isRepeatWrong, setIsRepeatWrong] = useState(false);
  const submit = useMutation({ mutationFn: () => changePassword(current, next), onSuccess: onDone });
  // What was said of the last try does not stand beside what is typed now.
  const type = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value);
    if (submit.isError) {
      submit.reset();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setIsRepeatWrong(next !== again);
        if (next === again) {
          submit.mutate();
        }
      }}
    >
      <FormProblem error={submit.error} places={places} />
      {/* Password managers look for whose password this is. */}
      <input type="text" autoComplete="username" value={account.user.userName} readOnly hidden />
      <Field label={t("password.current")} error={errorsAt(submit.error, "/currentPassword")}>
        {(wiring) => <Input.Password {...wiring} autoComplete="current-password" value={current} onChange={type(setCurrent)} required autoFocus />}
      </Field>
      <Field label={t("password.new")} error={errorsAt(submit.error, "/newPassword")} hint={<PasswordRuleList rules={passwordRules(account, next)} />}>
        {(wiring) => <Input.Password {...wiring} autoComplete="new-password" value={next} onChange={type(setNext)} required />}
      </Field>
      <Field label={t("password.again")} error={isRepeatWrong && next !== again ? [t("password.differs")] : []}>
        {(wiring) => <Input.Password {...wiring} autoComplete="new-password" value={again} onChange={(e) => setAgain(e.target.value)} required />}
      </Field>
      <FormActions label={t("password.change")} isPending={submit.isPending} error={submit.error} onCancel={onCancel} />
    </form>
  );
}
