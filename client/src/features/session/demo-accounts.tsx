import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { demoAccountsQuery } from "./queries";

/** The published password of the demo accounts; they exist only where the list of them does. */
const demoPassword = "Lantu-demo-2025";

export function DemoAccounts({ onChoose }: { onChoose: (userName: string, password: string) => void }) {
  const { t } = useTranslation();
  const demo = useQuery(demoAccountsQuery);
  if (!demo.data?.items.length) {
    return null;
  }
  return (
    <div className="accounts">
      <p className="strong">{t("session.demo")}</p>
      <p className="muted">{t("session.demoHint")}</p>
      {demo.data.items.map((account) => (
        <button key={account.userName} type="button" onClick={() => onChoose(account.userName, demoPassword)}>
          <span>{account.userName}</span>
          <span className="muted">
            {account.orgUnit.shortName} · {t(`person.${account.role}`)}
          </span>
        </button>
      ))}
    </div>
  );
}
