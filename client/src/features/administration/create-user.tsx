import { Alert, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { errorsAt, explain } from "@/api/api-error";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { createUser, grantRole, type User } from "./queries";
import { type RoleChoice, RoleFields } from "./role-fields";
import { PasswordOnce } from "./password-once";
import { useAct } from "./use-act";

type Made = { user: User; oneTimePassword: string; refusal?: string };

/** A new account and, in the same go, its first role. The password stands here once. */
export function CreateUser({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [userName, setUserName] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [choice, setChoice] = useState<RoleChoice>({});
  const create = useAct<void, Made>(
    async () => {
      const made = await createUser({ userName: userName.trim(), displayName: displayName.trim() });
      const { role, orgUnit } = choice;
      if (!role || !orgUnit) {
        return made;
      }
      try {
        return { ...made, user: await grantRole(made.user, { role, orgUnit }) };
      } catch (error) {
        // The account is there and its password is known only here: a refused role must not hide it.
        return { ...made, refusal: explain(error, t("state.failed")) };
      }
    },
    { isForm: true },
  );

  if (create.data) {
    const { user, oneTimePassword, refusal } = create.data;
    const pending = user.memberships.find((m) => m.state === "pending");
    return (
      <PasswordOnce
        title={t("user.created", { name: user.displayName, userName: user.userName })}
        userName={user.userName}
        password={oneTimePassword}
        onClose={onClose}
        onOpen={() => void navigate(`/administration/users/${user.id}`)}
      >
        {refusal && (
          <Alert
            type="warning"
            showIcon
            title={
              <>
                {t("user.roleRefused")}
                <div className="secondary">{refusal}</div>
              </>
            }
          />
        )}
        {!refusal && user.memberships.length === 0 && <p className="secondary">{t("user.noRoleYet")}</p>}
        {user.memberships.map((m) => (
          <p key={m.id}>
            {m.orgUnit.shortName} · {t(`person.${m.role}`)}
          </p>
        ))}
        {pending && <p className="yellow">{t("grant.nowPending")}</p>}
      </PasswordOnce>
    );
  }
  const isReady = userName.trim() !== "" && displayName.trim() !== "" && !choice.role === !choice.orgUnit;
  return (
    <FormDialog title={t("user.create")} ok={t("user.createOk")} isReady={isReady} isBusy={create.isPending} onOk={() => create.mutate()} onClose={onClose}>
      <FormProblem error={create.error} places={["/userName", "/displayName"]} />
      <Field label={t("user.userName")} hint={t("user.userNameHint")} error={errorsAt(create.error, "/userName")}>
        {(control) => (
          <Input {...control} autoFocus autoComplete="off" spellCheck={false} maxLength={60} value={userName} onChange={(e) => setUserName(e.target.value)} />
        )}
      </Field>
      <Field label={t("user.name")} error={errorsAt(create.error, "/displayName")}>
        {(control) => <Input {...control} autoComplete="off" maxLength={40} value={displayName} onChange={(e) => setDisplayName(e.target.value)} />}
      </Field>
      <RoleFields isOptional value={choice} onChange={setChoice} error={null} />
    </FormDialog>
  );
}
