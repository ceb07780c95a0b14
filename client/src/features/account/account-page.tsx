import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageHeader } from "@/ui/page-header";
import { ErrorState, Pending } from "@/ui/states";
import { DelegationsPanel } from "./delegations-panel";
import { FeedsPanel } from "./feeds-panel";
import { MembershipsPanel } from "./memberships-panel";
import { PasswordPanel } from "./password-panel";
import { accountQuery } from "./queries";
import { SessionsPanel } from "./sessions-panel";
import { TotpPanel } from "./totp-panel";

/** What is one's own: roles, password, second factor, devices, and who acts for whom. */
export function AccountPage() {
  const { t } = useTranslation();
  const account = useQuery(accountQuery);
  if (account.isPending) {
    return <Pending />;
  }
  if (!account.data) {
    return <ErrorState error={account.error} onRetry={() => void account.refetch()} />;
  }
  return (
    <>
      <PageHeader title={account.data.user.displayName} documentTitle={t("nav.account")} crumb={t("nav.account")}>
        <span className="muted">{account.data.user.userName}</span>
      </PageHeader>
      <div className="account">
        <MembershipsPanel account={account.data} />
        {account.data.memberships.length > 0 && <DelegationsPanel account={account.data} />}
        <FeedsPanel account={account.data} />
        <SessionsPanel />
        <div className="stack">
          <PasswordPanel account={account.data} />
          <TotpPanel account={account.data} />
        </div>
      </div>
    </>
  );
}
