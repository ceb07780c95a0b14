import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { errorsAt } from "@/api/api-error";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { grantRole, type User } from "./queries";
import { type RoleChoice, RoleFields } from "./role-fields";
import { useAct } from "./use-act";

export function GrantDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const first = today().format("YYYY-MM-DD");
  const [choice, setChoice] = useState<RoleChoice>({});
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState("");
  const known = new Set(user.memberships.map((m) => m.id));
  const { role, orgUnit } = choice;
  const grant = useAct(() => (role && orgUnit ? grantRole(user, { role, orgUnit, validFrom: from || null, validTo: to || null }) : Promise.resolve(user)), {
    isForm: true,
    done: (granted) => t(granted.memberships.find((m) => !known.has(m.id))?.state === "pending" ? "grant.nowPending" : "grant.done"),
  });
  return (
    <FormDialog
      title={t("grant.dialog", { name: user.displayName })}
      ok={t("grant.grant")}
      isReady={!!role && !!orgUnit}
      isBusy={grant.isPending}
      onOk={() => grant.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FormProblem error={grant.error} places={["/role", "/orgUnit", "/validFrom", "/validTo"]} />
      <RoleFields value={choice} onChange={setChoice} error={grant.error} held={user.memberships} />
      <div className="pair-fields">
        <Field label={t("grant.from")} error={errorsAt(grant.error, "/validFrom")}>
          {(control) => <Input {...control} type="date" min={first} value={from} onChange={(e) => setFrom(e.target.value)} />}
        </Field>
        <Field label={`${t("grant.to")}${t("form.optional")}`} hint={t("grant.toHint")} error={errorsAt(grant.error, "/validTo")}>
          {(control) => <Input {...control} type="date" min={from || first} value={to} onChange={(e) => setTo(e.target.value)} />}
        </Field>
      </div>
    </FormDialog>
  );
}
