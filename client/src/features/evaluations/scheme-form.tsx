import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { errorsAt } from "@/api/api-error";
import { Field } from "@/ui/field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { createScheme, type SchemeVersion, schemesQuery } from "./queries";
import { bounds, draftOf, figureOf, lists, schemeOf } from "./scheme-draft";
import { FunctionFields, RowFields } from "./scheme-fields";
import { ItemFields } from "./scheme-items";
import "./evaluations.css";

/** A new version of the scheme, begun from an old one. */
export function SchemeForm() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const [params] = useSearchParams();
  const schemes = useQuery(schemesQuery(plan));
  if (schemes.error) {
    return <ErrorState error={schemes.error} onRetry={() => void schemes.refetch()} />;
  }
  if (!schemes.data) {
    return <Pending />;
  }
  const from = schemes.data.find((one) => one.version === Number(params.get("from"))) ?? schemes.data[0];
  return (
    <>
      <PageHeader crumb={<Link to={`/plans/${plan}/evaluations/schemes`}>{t("scheme.title")}</Link>} title={t("scheme.new")} documentTitle={t("scheme.new")}>
        {from && <span className="secondary">{t("scheme.begunFrom", { version: from.version, title: from.title })}</span>}
      </PageHeader>
      {from ? <Writing key={from.version} plan={plan} from={from} /> : <EmptyState title={t("scheme.notThere")} />}
    </>
  );
}

function Writing({ plan, from }: { plan: string; from: SchemeVersion }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [note, setNote] = useState("");
  const [draft, setDraft] = useState(() => draftOf(from.content));
  const content = schemeOf(draft, from.content);
  const saving = useMutation({
    mutationFn: () => createScheme(plan, { title: title.trim(), note: note.trim(), content: content ?? from.content }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: schemesQuery(plan).queryKey });
      void navigate(`/plans/${plan}/evaluations/schemes/${made.version}`);
    },
  });
  const { error } = saving;
  const figure = (label: string, value: string, place: string, set: (typed: string) => void) => (
    <Field key={place} label={label} error={Number.isNaN(figureOf(value)) ? [t("target.unreadable")] : errorsAt(error, place)}>
      {(control) => <Input {...control} inputMode="decimal" maxLength={10} value={value} onChange={(e) => set(e.target.value)} />}
    </Field>
  );
  const choice = <V extends string | boolean>(label: string, value: V, options: readonly { value: V; label: string }[], set: (value: V) => void) => (
    <fieldset className="choices">
      <legend>{label}</legend>
      <Radio.Group className="scheme-choices" value={value} options={[...options]} onChange={(e) => set(e.target.value as V)} />
    </fieldset>
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <FormProblem
        error={error}
        places={["/title", "/note", ...lists.map((list) => `/content/weights/${list}`), "/content/bindingFactor", "/content/qualitative/dropExtremesFrom"]}
      />
      <Panel title={t("scheme.basis")} isPadded>
        <Field label={t("evaluation.name")} error={errorsAt(error, "/title")}>
          {(control) => <Input {...control} maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />}
        </Field>
        <Field label={t("scheme.note")} hint={t("scheme.noteHint")} error={errorsAt(error, "/note")}>
          {(control) => <Input.TextArea {...control} rows={2} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />}
        </Field>
      </Panel>
      <Panel title={t("scheme.weights")} isPadded>
        <div className="evaluation-weights">
          {lists.map((list) =>
            figure(t(`evaluationList.${list}`), draft.weights[list], `/content/weights/${list}`, (typed) =>
              setDraft({ ...draft, weights: { ...draft.weights, [list]: typed } }),
            ),
          )}
          {figure(t("scheme.bindingFactor"), draft.bindingFactor, "/content/bindingFactor", (bindingFactor) => setDraft({ ...draft, bindingFactor }))}
        </div>
        {choice(
          t("scheme.combination"),
          draft.combination,
          (["weighted", "lowerOfTwo"] as const).map((value) => ({ value, label: t(`evaluation.totalBy.${value}`) })),
          (combination) => setDraft({ ...draft, combination }),
        )}
      </Panel>
      <Panel title={t("scheme.functions")} isPadded>
        <FunctionFields draft={draft} onChange={setDraft} />
        {choice(
          t("scheme.backsliding"),
          draft.backsliding,
          (["baseline", "previousYear", "ignored"] as const).map((value) => ({ value, label: t(`backsliding.${value}`) })),
          (backsliding) => setDraft({ ...draft, backsliding }),
        )}
        {choice(
          t("scheme.missingData"),
          draft.missingData,
          (["leftOut", "zero"] as const).map((value) => ({ value, label: t(`evaluation.missingMeans.${value}`) })),
          (missingData) => setDraft({ ...draft, missingData }),
        )}
      </Panel>
      <Panel title={t("scheme.grades")} isPadded>
        <div className="evaluation-weights">
          {bounds.map((bound) =>
            figure(t("scheme.from", { grade: t(`grade.${bound}`) }), draft.grades[bound], `/content/grades/${bound}`, (typed) =>
              setDraft({ ...draft, grades: { ...draft.grades, [bound]: typed } }),
            ),
          )}
          {figure(t("scheme.dropExtremesFrom"), draft.dropExtremesFrom, "/content/qualitative/dropExtremesFrom", (dropExtremesFrom) =>
            setDraft({ ...draft, dropExtremesFrom }),
          )}
        </div>
        {choice(
          t("scheme.ranking"),
          draft.ranking,
          [
            { value: true, label: t("evaluation.ranked") },
            { value: false, label: t("evaluation.unranked") },
          ],
          (ranking) => setDraft({ ...draft, ranking }),
        )}
      </Panel>
      <ItemFields plan={plan} draft={draft} error={error} onChange={setDraft} />
      <RowFields draft={draft} onChange={setDraft} />
      <p className="consequence">{t("scheme.consequence")}</p>
      <FormActions
        label={t("scheme.save")}
        isPending={saving.isPending}
        error={error}
        isDisabled={title.trim() === "" || note.trim() === "" || !content}
        onCancel={() => void navigate(-1)}
      />
    </form>
  );
}
