import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { saveSheet, sheetFields } from "./queries";

const long = ["definition", "method", "source", "revisionPolicy"] as const;

/** An indicator's sheet, written by the administrator; the public sees it with the next release. */
export function SheetDialog({ plan, written, onClose }: { plan: string; written: Schemas["WrittenSheet"]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(
    () => Object.fromEntries(sheetFields.map((name) => [name, written.sheet[name] ?? ""])) as Record<(typeof sheetFields)[number], string>,
  );
  const saving = useMutation({
    mutationFn: () => saveSheet(plan, written, draft),
    onSuccess: async () => {
      void message.success(t("indicatorSheet.saved"));
      onClose();
      await client.invalidateQueries({ queryKey: ["plans", plan, "indicators"] });
    },
  });
  const isChanged = sheetFields.some((name) => draft[name].trim() !== (written.sheet[name] ?? ""));
  return (
    <FormDialog
      title={`${t("indicatorSheet.title")} ${written.code}`}
      ok={t("action.save")}
      width={640}
      isBusy={saving.isPending}
      isReady={isChanged}
      onOk={() => saving.mutate()}
      onClose={onClose}
    >
      <FormProblem error={saving.error} places={sheetFields.map((name) => `/${name}`)} />
      <p className="muted small">{t("indicatorSheet.willBePublic")}</p>
      {sheetFields.map((name) => (
        <Field
          key={name}
          label={t(`indicatorSheet.field.${name}`)}
          hint={name === "contactPhone" ? t("indicatorSheet.noPerson") : undefined}
          error={errorsAt(saving.error, `/${name}`)}
        >
          {(control) =>
            long.some((one) => one === name) ? (
              <Input.TextArea {...control} rows={2} maxLength={1000} value={draft[name]} onChange={(e) => setDraft({ ...draft, [name]: e.target.value })} />
            ) : (
              <Input {...control} maxLength={60} value={draft[name]} onChange={(e) => setDraft({ ...draft, [name]: e.target.value })} />
            )
          }
        </Field>
      ))}
    </FormDialog>
  );
}
