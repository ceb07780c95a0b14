import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/api-error";
import { changeSession } from "@/api/query-client";
import { changeLanguage, language } from "@/lib/i18n";
import { demoAccountsQuery, signIn } from "./queries";

/** The published password of the demo accounts; they exist only where the list of them does. */
const demoPassword = "Lantu-demo-2025";

export function SignInPage() {
  const { t } = useTranslation();
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const demo = useQuery(demoAccountsQuery);
  const submit = useMutation({
    mutationFn: () => signIn(userName.trim(), password),
    onSuccess: changeSession,
  });
  useEffect(() => {
    document.title = `${t("session.signIn")} · 蓝图 Lantu`;
  }, [t]);

  return (
    <main className="sign-in">
      <div className="panel card">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit.mutate();
          }}
        >
          <h1>蓝图 Lantu</h1>
          <p className="muted">{t("session.tagline")}</p>
          <br />
          {submit.error && (
            <Alert
              type="error"
              showIcon
              title={submit.error instanceof ApiError && submit.error.code !== "network" ? submit.error.message : t("state.network")}
              description={submit.error instanceof ApiError ? submit.error.detail : null}
              style={{ marginBottom: 12 }}
            />
          )}
          <label className="field">
            {t("session.userName")}
            <Input size="large" autoComplete="username" value={userName} onChange={(e) => setUserName(e.target.value)} required autoFocus />
          </label>
          <label className="field">
            {t("session.password")}
            <Input.Password size="large" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} required />
          </label>
          <Button type="primary" size="large" htmlType="submit" block loading={submit.isPending}>
            {t("session.signIn")}
          </Button>
          <br />
          <br />
          <Button type="link" size="small" onClick={() => void changeLanguage(language() === "en" ? "zh-CN" : "en")}>
            {language() === "en" ? "中文" : "English"}
          </Button>
        </form>
        {demo.data && (
          <div className="accounts">
            <p className="strong">{t("session.demo")}</p>
            <p className="muted">{t("session.demoHint")}</p>
            {demo.data.items.map((account) => (
              <button
                key={account.userName}
                type="button"
                onClick={() => {
                  setUserName(account.userName);
                  setPassword(demoPassword);
                }}
              >
                <span>{account.userName}</span>
                <span className="muted">
                  {account.orgUnit.shortName} · {t(`person.${account.role}`)}
                </span>
              </button>
            ))}
          </div>
        )}
      </div>
    </main>
  );
}
