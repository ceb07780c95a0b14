import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { FormDialog } from "@/ui/dialog";
import { Facts } from "@/ui/facts";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { type Identity, linkIdentity, usersQuery } from "./queries";
import { useAct } from "./use-act";

/** Says whose account an outside sign-in opens, found by user name or name. */
export function LinkIdentity({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [userId, setUserId] = useState<string | null>(null);
  const found = useInfiniteQuery({ ...usersQuery({ q: text || undefined, disabled: false }, 20), placeholderData: keepPreviousData });
  const users = found.data?.pages[0]?.items ?? [];
  const link = useAct((id: string) => linkIdentity(identity, id), {
    isForm: true,
    done: (linked) => t("identity.linked", { name: linked.user?.displayName ?? "", userName: linked.user?.userName ?? "" }),
  });
  return (
    <FormDialog
      title={t("identity.linkTitle", { name: identity.displayName })}
      ok={t("identity.link")}
      isReady={userId !== null}
      isBusy={link.isPending}
      onOk={() => userId && link.mutate(userId, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Facts
        facts={[
          [t("identity.issuer"), identity.issuer],
          [t("identity.subject"), identity.subject],
        ]}
      />
      <p className="secondary">{t("identity.linkHint")}</p>
      <FormProblem error={link.error} places={["/userId"]} />
      <Field label={t("identity.account")} error={errorsAt(link.error, "/userId")}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder={t("user.find")}
            notFoundContent={found.isPending ? t("state.loading") : t("state.noneMatch")}
            value={userId}
            options={users.map((u) => ({
              value: u.id,
              label: [u.displayName, u.userName, ...u.memberships.filter((m) => m.state === "inForce").map((m) => m.orgUnit.shortName)].join(" · "),
            }))}
            onChange={setUserId}
          />
        )}
      </Field>
    </FormDialog>
  );
}
