import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt, explain } from "@/api/api-error";
import { addTargetDocument, type TargetDocument } from "@/api/targets";
import { today } from "@/lib/today";
import { Field } from "@/ui/field";
import { FileDrop } from "@/ui/file-drop";

const mostBytes = 20 * 1024 * 1024;

export type DocumentDraft = { number: string; title: string; date: string; file: TargetDocument | null };

export const blankDocument: DocumentDraft = { number: "", title: "", date: "", file: null };

/** As it is sent; nothing where nothing was said. */
export const documentBody = ({ number, title, date, file }: DocumentDraft) =>
  number || title || date || file ? { number: number.trim() || null, title: title.trim() || null, date: date || null, file: file?.id ?? null } : null;

type Props = { plan: string; draft: DocumentDraft; error: unknown; onChange: (draft: DocumentDraft) => void };

/** 文号, date and title of a document, and its file. */
export function DocumentFields({ plan, draft, error, onChange }: Props) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const change = (part: Partial<DocumentDraft>) => onChange({ ...draft, ...part });
  const send = async (file: File) => {
    setRefused([]);
    if (file.size > mostBytes) {
      setRefused([t("target.fileTooLarge")]);
      return;
    }
    setSending(file.name);
    try {
      change({ file: await addTargetDocument(plan, file) });
    } catch (failed) {
      setRefused([explain(failed, t("state.failed"))]);
    }
    setSending(null);
  };
  return (
    <>
      <div className="pair-fields">
        <Field label={t("target.number")} error={errorsAt(error, "/document/number")}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              placeholder={t("target.numberExample")}
              value={draft.number}
              onChange={(e) => change({ number: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("target.date")} error={errorsAt(error, "/document/date")}>
          {(control) => (
            <Input {...control} type="date" max={today().format("YYYY-MM-DD")} value={draft.date} onChange={(e) => change({ date: e.target.value })} />
          )}
        </Field>
      </div>
      <Field label={`${t("target.documentTitle")}${t("form.optional")}`} error={errorsAt(error, "/document/title")}>
        {(control) => <Input {...control} maxLength={200} value={draft.title} onChange={(e) => change({ title: e.target.value })} />}
      </Field>
      <Field label={`${t("target.file")}${t("form.optional")}`} error={[...refused, ...errorsAt(error, "/document/file")]}>
        {() =>
          draft.file ? (
            <div className="chosen-file">
              <span>{draft.file.fileName}</span>
              <Button size="small" onClick={() => change({ file: null })}>
                {t("action.remove")}
              </Button>
            </div>
          ) : (
            <FileDrop
              label={t("evidence.add")}
              hint={sending ? t("evidence.sending", { name: sending }) : t("evidence.addHint")}
              accept=".pdf,.ofd,.jpg,.jpeg,.png,.webp,.gif,.docx,.xlsx,.pptx"
              isDisabled={sending !== null}
              onFiles={(files) => files[0] && void send(files[0])}
            />
          )
        }
      </Field>
    </>
  );
}
