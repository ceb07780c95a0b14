import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { ConfirmButton } from "@/ui/confirm-button";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { endSessions, updateUser, type User } from "./queries";
import { ResetPassword, ResetTotp } from "./resets";
import { useAct } from "./use-act";

/** Exactly what the server allows with this account. */
export function UserActions({ user }: { user: User }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"rename" | "password" | "totp" | null>(null);
  const who = { name: user.displayName, userName: user.userName };
  const change = useAct((disabled: boolean) => updateUser(user, { disabled }), {
    done: (changed) => t(changed.state === "disabled" ? "user.disabled" : "user.enabled", who),
  });
  const end = useAct(() => endSessions(user), { done: () => t("user.sessionsEnded", who) });
  const can = (action: User["allowedActions"][number]) => user.allowedActions.includes(action);
  const close = () => setOpen(null);
  return (
    <>
      {can("update") && <Button onClick={() => setOpen("rename")}>{t("user.rename")}</Button>}
      {can("resetPassword") && <Button onClick={() => setOpen("password")}>{t("user.resetPassword")}</Button>}
      {can("resetTotp") && <Button onClick={() => setOpen("totp")}>{t("user.resetTotp")}</Button>}
      {can("endSessions") && (
        <ConfirmButton
          label={t("user.endSessions")}
          title={t("user.endSessionsTitle", who)}
          consequence={t("user.endSessionsHint")}
          act={() => end.mutateAsync(undefined)}
        />
      )}
      {can("disable") && (
        <ConfirmButton
          label={t("user.disable")}
          title={t("user.disableTitle", who)}
          consequence={t("user.disableHint")}
          isDanger
          act={() => change.mutateAsync(true)}
        />
      )}
      {can("enable") && (
        <ConfirmButton label={t("user.enable")} title={t("user.enableTitle", who)} consequence={t("user.enableHint")} act={() => change.mutateAsync(false)} />
      )}
      {open === "rename" && can("update") && <Rename user={user} onClose={close} />}
      {open === "password" && <ResetPassword user={user} onClose={close} />}
      {open === "totp" && <ResetTotp user={user} onClose={close} />}
    </>
  );
}

function Rename({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(user.displayName);
  const rename = useAct(() => updateUser(user, { displayName: name.trim() }), {
    isForm: true,
    done: (renamed) => t("user.renamed", { name: renamed.displayName }),
  });
  return (
    <FormDialog
      title={t("user.renameTitle", { name: user.displayName })}
      ok={t("user.rename")}
      isReady={name.trim() !== "" && name.trim() !== user.displayName}
      isBusy={rename.isPending}
      onOk={() => rename.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FormProblem error={rename.error} places={["/displayName"]} />
      <Field label={t("user.name")} hint={t("user.renameHint")} error={errorsAt(rename.error, "/displayName")}>
        {(control) => <Input {...control} autoFocus maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
