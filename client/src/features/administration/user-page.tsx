import "./administration.css";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { GrantDialog } from "./grant-dialog";
import { GrantHistory } from "./grant-history";
import { userQuery } from "./queries";
import { UserState } from "./states";
import { UserActions } from "./user-actions";

/** One person: what is known, what may be done with the account, every role there ever was. */
export function UserPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [isGranting, setIsGranting] = useState(false);
  const own = useOwnSession();
  const { data: user, error, refetch } = useQuery(userQuery(id));
  if (!user) {
    return <>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Pending />}</>;
  }
  const canGrant = user.allowedActions.includes("grant");
  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to="/administration/users">{t("administration.users")}</Link> / {user.userName}
          </>
        }
        title={user.displayName}
        documentTitle={user.displayName}
        actions={<UserActions user={user} />}
      >
        <UserState state={user.state} />
        {own?.user.id === user.id && <span className="secondary">{t("user.isYou")}</span>}
        {user.state === "locked" && <span className="secondary">{t("userStateHint.locked")}</span>}
      </PageHeader>
      <Panel title={t("user.facts")} isPadded>
        <Facts
          facts={[
            [t("user.userName"), user.userName],
            [t("user.totp"), user.hasTotp ? t("user.totpYes") : t("user.totpNo")],
            [t("user.password"), t(user.mustChangePassword ? "user.mustChange" : "user.ownPassword")],
            [t("user.lastSignIn"), user.lastSignInAt ? formatInstant(user.lastSignInAt) : t("user.never")],
            [t("user.createdAt"), formatInstant(user.createdAt)],
          ]}
        />
      </Panel>
      <section className="panel fills">
        <header>
          <h2>{t("grant.title")}</h2>
          <span className="muted">{t("grant.history")}</span>
          {canGrant && (
            <div className="extra">
              <Button type="primary" onClick={() => setIsGranting(true)}>
                {t("grant.grant")}
              </Button>
            </div>
          )}
        </header>
        {user.memberships.length === 0 ? <EmptyState title={t("grant.none")}>{t("grant.noneHint")}</EmptyState> : <GrantHistory grants={user.memberships} />}
      </section>
      {isGranting && canGrant && <GrantDialog user={user} onClose={() => setIsGranting(false)} />}
    </>
  );
}
