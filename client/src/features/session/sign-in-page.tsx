import { ArrowLeftOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, errorsAt, hasCode } from "@/api/api-error";
import { changeSession } from "@/api/query-client";
import { changeLanguage, language } from "@/lib/language";
import { Field } from "@/ui/field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { CodeStep } from "./code-step";
import { DemoAccounts } from "./demo-accounts";
import { OutsideOutcome, OutsideSignIns } from "./outside-sign-ins";
import { signIn } from "./queries";

/** Name and password, then for those who have one their second factor. The password stays in this component's memory. */
export function SignInPage() {
  const { t } = useTranslation();
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const submit = useMutation({
    mutationFn: (code: string | undefined) => signIn(userName.trim(), password, code),
    onSuccess: changeSession,
    onError: (error) => {
      if (hasCode(error, "code_required")) {
        setIsCodeAsked(true);
      } else if (error instanceof ApiError && error.status === 401 && error.code !== "code_wrong") {
        setIsCodeAsked(false);
      }
    },
  });
  useEffect(() => {
    document.title = `${t("session.signIn")} · 蓝图 Lantu`;
  }, [t]);
  const error = hasCode(submit.error, "code_required") ? null : submit.error;

  return (
    <main className="sign-in">
      <div className="panel card">
        <div>
          <h1>蓝图 Lantu</h1>
          <p className="muted tagline">{t("session.tagline")}</p>
          {isCodeAsked ? (
            <>
              <div className="who">
                <Button
                  type="text"
                  icon={<ArrowLeftOutlined />}
                  aria-label={t("signIn.back")}
                  title={t("signIn.back")}
                  onClick={() => {
                    setIsCodeAsked(false);
                    setPassword("");
                    submit.reset();
                  }}
                />
                <span className="strong">{userName.trim()}</span>
              </div>
              <CodeStep error={error} isPending={submit.isPending} onSubmit={(code) => submit.mutate(code)} />
            </>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                submit.mutate(undefined);
              }}
            >
              {error ? <FormProblem error={error} places={["/userName", "/password"]} /> : <OutsideOutcome />}
              <Field label={t("session.userName")} error={errorsAt(error, "/userName")}>
                {(wiring) => (
                  <Input
                    {...wiring}
                    size="large"
                    autoComplete="username"
                    autoCapitalize="none"
                    spellCheck={false}
                    value={userName}
                    onChange={(e) => setUserName(e.target.value)}
                    required
                    autoFocus={userName === ""}
                  />
                )}
              </Field>
              <Field label={t("session.password")} error={errorsAt(error, "/password")}>
                {(wiring) => (
                  <Input.Password
                    {...wiring}
                    size="large"
                    autoComplete="current-password"
                    value={password}
                    onChange={(e) => setPassword(e.target.value)}
                    required
                    autoFocus={userName !== ""}
                  />
                )}
              </Field>
              <FormActions label={t("session.signIn")} isPending={submit.isPending} error={error} isBlock />
              <OutsideSignIns />
            </form>
          )}
          <Button className="language" type="link" size="small" onClick={() => void changeLanguage(language() === "en" ? "zh-CN" : "en")}>
            {language() === "en" ? "中文" : "English"}
          </Button>
        </div>
        {!isCodeAsked && (
          <DemoAccounts
            onChoose={(name, secret) => {
              setUserName(name);
              setPassword(secret);
            }}
          />
        )}
      </div>
    </main>
  );
}
