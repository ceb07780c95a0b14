import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "@/ui/confirm-button";
import { FormProblem } from "@/ui/form-problem";
import { Panel } from "@/ui/panel";
import { CalendarFields } from "./calendar-fields";
import { countUnreadable, days, toDefinition } from "./form-draft";
import { LineEditor } from "./line-editor";
import { PeriodDates } from "./period-dates";
import { PublishDialog } from "./publish-dialog";
import type { Form } from "./queries";
import { RulePanel } from "./rule-panel";
import type { FormDraft } from "./use-form-draft";

const places = ["/opensDays", "/dueDays", "/closesDays", "/guidance", "/orgUnits", "/lines", "/rules"];

/** The next version of a form: calendar and units, lines in their order, rules in the drawer, and what can be done with it at the foot. */
export function FormEditor({ plan, form, editing }: { plan: string; form: Form; editing: FormDraft }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const { draft, refusal, isDirty, isBusy, isStale } = editing;
  if (!draft) {
    return null;
  }
  const definition = toDefinition(draft);
  const line = draft.lines.find((l) => l.key === chosen);
  const unreadable = countUnreadable(draft);
  const isSaved = !isDirty && form.draft !== null;
  const [opens, due, closes] = [days(draft.opensDays), days(draft.dueDays), days(draft.closesDays)];
  const isDated = opens !== null && Math.abs(opens) <= 366 && due !== null && due >= 1 && due <= 366 && !(closes !== null && !(closes >= 0 && closes <= 366));
  const save = async () => {
    if (await editing.save()) {
      void message.success(t("reportForm.saved"));
    }
  };
  return (
    <>
      {isStale ? (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={t("reportForm.stale")}
          description={t("reportForm.staleHint")}
          action={
            <span className="stale-acts">
              <Button onClick={() => void editing.reload()}>{t("reportForm.reload")}</Button>
              <Button danger onClick={() => void editing.saveOver()}>
                {t("reportForm.saveOver")}
              </Button>
            </span>
          }
        />
      ) : (
        <FormProblem error={refusal.error} places={places} />
      )}
      <div className="form-top">
        <Panel title={t("reportForm.basics")} isPadded>
          <CalendarFields draft={draft} onChange={editing.change} refusal={refusal} />
        </Panel>
        <Panel title={t("calendar.preview")} note={<span className="wide-only">{t("calendar.previewNote")}</span>}>
          {isDated ? (
            <PeriodDates plan={plan} form={form.code} calendar={{ opensDays: opens, dueDays: due, dueDayKind: draft.dueDayKind, closesDays: closes }} />
          ) : (
            <p className="muted padded">{t("calendar.noPreview")}</p>
          )}
        </Panel>
      </div>
      <LineEditor
        plan={plan}
        isWeekly={form.frequency === "week"}
        draft={draft}
        rules={definition.rules}
        chosen={chosen}
        refusal={refusal}
        onChange={editing.change}
        onChoose={setChosen}
      />
      <div className="panel bar form-bar">
        <span role="status" className={refusal.error ? "red" : isDirty ? "yellow" : "secondary"}>
          {refusal.error && !isStale
            ? t("reportForm.notSaved")
            : unreadable > 0
              ? t("reportForm.unreadable", { count: unreadable })
              : form.draft === null && !isDirty
                ? form.inForce
                  ? t("reportForm.asInForce", { no: form.inForce.no })
                  : t("reportForm.empty")
                : isDirty
                  ? t("reportForm.dirty")
                  : t("reportForm.isSaved")}
        </span>
        <span className="grow" />
        {form.draft && (
          <ConfirmButton
            label={t("reportForm.discard")}
            title={t("reportForm.discardTitle", { no: form.draft.no })}
            consequence={t(form.inForce ? "reportForm.discardConsequence" : "reportForm.discardFirst", { no: form.inForce?.no })}
            isDanger
            act={editing.discard}
          />
        )}
        {!form.draft && form.inForce && <Button onClick={() => editing.reset(form)}>{t("action.cancel")}</Button>}
        <Button type={isSaved ? "default" : "primary"} loading={isBusy} disabled={isSaved || unreadable > 0} onClick={() => void save()}>
          {t("reportForm.save")}
        </Button>
        <Button
          type={isSaved ? "primary" : "default"}
          disabled={!isSaved}
          title={isSaved ? undefined : t("reportForm.saveFirst")}
          onClick={() => setIsPublishing(true)}
        >
          {t("reportForm.publish")}
        </Button>
      </div>
      {line && <RulePanel draft={draft} line={line} refusal={refusal} onChange={(lines) => editing.change({ lines })} onClose={() => setChosen(null)} />}
      {isPublishing && (
        <PublishDialog
          plan={plan}
          form={editing.base}
          onClose={() => setIsPublishing(false)}
          onPublished={(published) => {
            setIsPublishing(false);
            editing.reset(published);
            void message.success(t("reportForm.publishedNow", { no: published.inForce?.no }));
          }}
        />
      )}
    </>
  );
}
