import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { lifecycleChangesQuery, setLifecycle } from "@/api/lifecycles";
import { useOwnSession } from "@/api/own-session";
import { today } from "@/lib/today";
import { FormDialog } from "./dialog";
import { Field } from "./field";
import { FormProblem } from "./form-problem";

type Subject = Pick<Schemas["PlanTask"], "code" | "title" | "lifecycle" | "version">;
type State = Schemas["LifecycleState"];

const states = ["active", "cancelled", "merged"] as const satisfies readonly State[];
const places = ["/reason", "/document", "/since", "/mergedInto"];

/** Takes a task or project out of the counts, or back into them; for those who manage the plan. */
export function LifecycleButton({ plan, kind, subject, codes }: { plan: string; kind: "task" | "project"; subject: Subject; codes: readonly string[] }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const isMine = useOwnSession()?.permissions.includes("responsibilities.manage") ?? false;
  if (!isMine) {
    return null;
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("lifecycle.change")}</Button>
      {isOpen && <LifecycleDialog plan={plan} kind={kind} subject={subject} codes={codes} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function LifecycleDialog({
  plan,
  kind,
  subject,
  codes,
  onClose,
}: {
  plan: string;
  kind: "task" | "project";
  subject: Subject;
  codes: readonly string[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  // One that begins later can be taken back too.
  const isDecided = (useQuery(lifecycleChangesQuery(plan, kind, subject.code)).data ?? []).some((c) => c.state !== "active");
  const [state, setState] = useState<State>(subject.lifecycle ? "active" : "cancelled");
  const [said, setSaid] = useState({ reason: "", document: "", since: today().format("YYYY-MM-DD"), mergedInto: "" });
  const say = (part: Partial<typeof said>) => setSaid((now) => ({ ...now, ...part }));
  const saving = useMutation({
    mutationFn: () =>
      setLifecycle(plan, kind, subject, {
        state,
        reason: said.reason.trim(),
        document: said.document.trim() || null,
        since: said.since || null,
        mergedInto: state === "merged" ? said.mergedInto : null,
      }),
    onSuccess: async () => {
      void message.success(t("lifecycle.done"));
      onClose();
      await client.invalidateQueries({ queryKey: ["plans", plan] });
    },
  });
  const field = (name: "reason" | "document" | "since", type = "text") => (
    <Field label={t(`lifecycle.${name === "since" ? "sinceOf" : name}`)} error={errorsAt(saving.error, `/${name}`)}>
      {(control) => (
        <Input {...control} type={type} maxLength={name === "document" ? 100 : 500} value={said[name]} onChange={(e) => say({ [name]: e.target.value })} />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={`${subject.code} ${subject.title}`}
      ok={t("action.save")}
      isBusy={saving.isPending}
      isReady={said.reason.trim() !== "" && (state !== "merged" || said.mergedInto !== "")}
      onOk={() => saving.mutate()}
      onClose={onClose}
    >
      <FormProblem error={saving.error} places={places} />
      <Field label={t("lifecycle.state")}>
        {(control) => (
          <Select
            {...control}
            value={state}
            options={states.filter((s) => isDecided || s !== "active").map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
            onChange={setState}
          />
        )}
      </Field>
      {state === "merged" && (
        <Field label={t("lifecycle.mergedInto")} error={errorsAt(saving.error, "/mergedInto")}>
          {(control) => (
            <Select
              {...control}
              showSearch
              value={said.mergedInto || null}
              options={codes.filter((code) => code !== subject.code).map((value) => ({ value, label: value }))}
              onChange={(mergedInto: string) => say({ mergedInto })}
            />
          )}
        </Field>
      )}
      {field("reason")}
      {field("document")}
      {field("since", "date")}
    </FormDialog>
  );
}
