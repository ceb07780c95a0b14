import "./administration.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { PendingGrants } from "./pending-grants";
import { PendingIdentities } from "./pending-identities";
import { pendingGrantsQuery, pendingIdentitiesQuery } from "./queries";

/** What waits for an administrator: roles that take a second one, and people of outside sign-ins nobody has decided on. */
export function ConfirmationList() {
  const { t } = useTranslation();
  const grants = useInfiniteQuery(pendingGrantsQuery);
  const identities = useInfiniteQuery(pendingIdentitiesQuery);
  const grantRows = grants.data?.pages.flatMap((page) => page.items) ?? [];
  const identityRows = identities.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("administration.confirmations")} documentTitle={t("administration.confirmations")}>
        {grants.data && identities.data && (
          <span className="muted">{t("confirmation.count", { grants: grantRows.length, identities: identityRows.length })}</span>
        )}
      </PageHeader>
      <section className="panel">
        <header>
          <h2>{t("confirmation.grants")}</h2>
          <span className="muted">{t("confirmation.grantsNote")}</span>
        </header>
        {grants.isPending ? (
          <Pending rows={3} />
        ) : grants.error ? (
          <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />
        ) : grantRows.length === 0 ? (
          <EmptyState title={t("confirmation.noGrants")}>{t("confirmation.noGrantsHint")}</EmptyState>
        ) : (
          <>
            <PendingGrants grants={grantRows} />
            <LoadMore pages={grants} count={grantRows.length} />
          </>
        )}
      </section>
      <section className="panel fills">
        <header>
          <h2>{t("confirmation.identities")}</h2>
          <span className="muted">{t("confirmation.identitiesNote")}</span>
        </header>
        {identities.isPending ? (
          <Pending rows={3} />
        ) : identities.error ? (
          <ErrorState error={identities.error} onRetry={() => void identities.refetch()} />
        ) : identityRows.length === 0 ? (
          <EmptyState title={t("confirmation.noIdentities")}>{t("confirmation.noIdentitiesHint")}</EmptyState>
        ) : (
          <>
            <PendingIdentities identities={identityRows} />
            <LoadMore pages={identities} count={identityRows.length} />
          </>
        )}
      </section>
    </>
  );
}
