import "./administration.css";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOwnSession } from "@/api/own-session";
import { orgUnitsQuery } from "@/api/org-units";
import { formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { FilterText } from "@/ui/filter-text";
import { LoadMore } from "@/ui/load-more";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { CreateUser } from "./create-user";
import { usersQuery } from "./queries";
import { type Role, roles } from "./roles";
import { UserTable } from "./user-table";

export function UserList() {
  const { t } = useTranslation();
  const { values, set, clear, isFiltered } = useUrlFilters(["q", "role", "orgUnit", "disabled"]);
  const [isCreating, setIsCreating] = useState(false);
  const canManage = useOwnSession()?.permissions.includes("access.manage");
  const units = useQuery(orgUnitsQuery);
  const users = useInfiniteQuery({
    ...usersQuery({
      q: values.q,
      role: roles.find((r) => r === values.role),
      orgUnit: values.orgUnit,
      disabled: values.disabled === undefined ? undefined : values.disabled === "true",
    }),
    // While a filter is typed the rows before it stay, instead of a skeleton at every letter.
    placeholderData: keepPreviousData,
  });
  const shown = users.data?.pages.flatMap((page) => page.items) ?? [];
  const roleOf = (role: Role) => t(`person.${role}`);

  return (
    <>
      <PageHeader
        title={t("administration.users")}
        documentTitle={t("administration.users")}
        actions={
          <>
            <ExportButton
              name="lantu-users"
              rows={() => [
                ["userName", "name", "role", "orgUnit", "grant", "state", "secondFactor", "lastSignIn"],
                ...shown.flatMap((u) => {
                  const present = u.memberships.filter((m) => m.state !== "ended");
                  return (present.length > 0 ? present : [null]).map((m) => [
                    u.userName,
                    u.displayName,
                    m && roleOf(m.role),
                    m && m.orgUnit.name,
                    m && t(`grantState.${m.state}`),
                    t(`userState.${u.state}`),
                    u.hasTotp ? t("user.totpYes") : t("user.totpNo"),
                    u.lastSignInAt && formatInstant(u.lastSignInAt),
                  ]);
                }),
              ]}
            />
            {canManage && (
              <Button type="primary" onClick={() => setIsCreating(true)}>
                {t("user.create")}
              </Button>
            )}
          </>
        }
      >
        {users.data && <span className="muted">{t(users.hasNextPage ? "user.countMore" : "user.count", { count: shown.length })}</span>}
      </PageHeader>
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterText label={t("user.find")} value={values.q} onChange={(v) => set("q", v)} />
            <FilterSelect
              all={t("user.allRoles")}
              value={values.role}
              options={roles.map((r) => ({ value: r, label: roleOf(r) }))}
              onChange={(v) => set("role", v)}
            />
            <FilterSelect
              all={t("filter.owner")}
              width={140}
              value={values.orgUnit}
              options={(units.data ?? []).filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={(v) => set("orgUnit", v)}
            />
            <FilterSelect
              all={t("filter.state")}
              value={values.disabled}
              options={[
                { value: "false", label: t("user.enabledOnly") },
                { value: "true", label: t("user.disabledOnly") },
              ]}
              onChange={(v) => set("disabled", v)}
            />
          </div>
        </header>
        {users.isPending ? (
          <Pending rows={12} />
        ) : users.error ? (
          <ErrorState error={users.error} onRetry={() => void users.refetch()} />
        ) : shown.length === 0 ? (
          <EmptyState title={t(isFiltered ? "state.noneMatch" : "user.none")}>
            {isFiltered ? <Button onClick={clear}>{t("filter.clear")}</Button> : t("user.noneHint")}
          </EmptyState>
        ) : (
          <>
            <UserTable users={shown} />
            <LoadMore pages={users} count={shown.length} />
          </>
        )}
      </section>
      {isCreating && <CreateUser onClose={() => setIsCreating(false)} />}
    </>
  );
}
