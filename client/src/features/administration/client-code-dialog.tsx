import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { type ApiClient, type ClientCode, planQuery, putClientCodes } from "./queries";
import { useAct } from "./use-act";

type Props = { client: ApiClient; codes: Schemas["ClientCodes"]; edited: ClientCode | undefined; onClose: () => void };

const kinds = ["orgUnit", "indicator", "form"] as const;

/** One own code, new or changed. */
export function ClientCodeDialog({ client, codes, edited, onClose }: Props) {
  const { t } = useTranslation();
  const { data: present = "" } = useQuery(planQuery);
  const [kind, setKind] = useState<Schemas["CodeKind"]>(edited?.kind ?? "orgUnit");
  const [typedPlan, setPlan] = useState(edited?.plan ?? undefined);
  const [ownCode, setOwnCode] = useState(edited?.ownCode ?? "");
  const [code, setCode] = useState(edited?.code ?? "");
  const plan = typedPlan ?? present;
  const at = edited ? codes.codes.indexOf(edited) : codes.codes.length;
  const places = ["plan", "ownCode", "code"].map((member) => `/codes/${at}/${member}`);
  const save = useAct(
    () =>
      putClientCodes(
        client,
        codes.version,
        codes.codes.toSpliced(at, 1, { kind, plan: kind === "orgUnit" ? null : plan, ownCode: ownCode.trim(), code: code.trim(), name: "" }),
      ),
    { isForm: true },
  );
  return (
    <FormDialog
      title={t(edited ? "clientCode.editTitle" : "clientCode.addTitle", { name: client.name })}
      ok={t("action.save")}
      isBusy={save.isPending}
      onOk={() => save.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FormProblem error={save.error} places={places} />
      <Field label={t("clientCode.kind")}>
        {(control) => <Select {...control} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: t(`codeKind.${value}`) }))} />}
      </Field>
      {kind !== "orgUnit" && (
        <Field label={t("clientCode.plan")} error={errorsAt(save.error, `/codes/${at}/plan`)}>
          {(control) => <Input {...control} value={plan} onChange={(e) => setPlan(e.target.value)} />}
        </Field>
      )}
      <Field label={t("clientCode.ownCode")} hint={t("clientCode.ownCodeHint")} error={errorsAt(save.error, `/codes/${at}/ownCode`)}>
        {(control) => <Input {...control} maxLength={60} value={ownCode} onChange={(e) => setOwnCode(e.target.value)} />}
      </Field>
      <Field label={t("clientCode.code")} hint={t("clientCode.codeHint")} error={errorsAt(save.error, `/codes/${at}/code`)}>
        {(control) => <Input {...control} value={code} onChange={(e) => setCode(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
