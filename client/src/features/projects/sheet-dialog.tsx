import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/ui/dialog";
import { FormProblem } from "@/ui/form-problem";
import { saveSheet, type Sheet } from "./queries";
import { bodyOf, draftOf, isReadable, SheetFields } from "./sheet-fields";

const places = ["/ladder", "/startsOn", "/endsOn", "/place", "/longitude", "/latitude", "/investments", "/milestones"];

/** The sheet of a project, written by whoever leads it. */
export function SheetDialog({ plan, sheet, onClose }: { plan: string; sheet: Sheet; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(() => draftOf(sheet.sheet));
  const saving = useMutation({
    mutationFn: () => saveSheet(plan, sheet, bodyOf(draft)),
    onSuccess: async () => {
      void message.success(t("sheet.saved"));
      onClose();
      await client.invalidateQueries({ queryKey: ["plans", plan] });
    },
  });
  return (
    <FormDialog
      title={`${t("sheet.title")} ${sheet.code}`}
      ok={t("action.save")}
      width={760}
      isBusy={saving.isPending}
      isReady={isReadable(draft)}
      onOk={() => saving.mutate()}
      onClose={onClose}
    >
      <FormProblem error={saving.error} places={places} />
      <SheetFields draft={draft} ladders={sheet.ladders} error={saving.error} at="" onChange={setDraft} />
    </FormDialog>
  );
}
