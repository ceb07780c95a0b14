import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { errorsAt } from "@/api/api-error";
import { type Evaluation, evaluationsKey, evaluationsQuery } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { formatInstant, formatScore } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { formatMove, formatWeight, GradeName } from "./marks";
import { createWhatIf, evaluationQuery } from "./queries";

const lists = ["indicators", "tasks", "projects", "qualitative"] as const;
const wholeOf = (evaluation: Evaluation) => evaluation.scopes.find((scope) => scope.isPlan);

/** Says on every what-if that it is none of the official results, and shows both side by side. */
export function WhatIfNotice({ plan, evaluation, official }: { plan: string; evaluation: Evaluation; official: string }) {
  const { t } = useTranslation();
  const real = useQuery(evaluationQuery(plan, official)).data;
  const [tried, was] = [wholeOf(evaluation), real && wholeOf(real)];
  return (
    <section className="panel what-if" role="note">
      <strong>{t("whatIf.mark")}</strong>
      <span>{t("whatIf.notOfficial")}</span>
      {tried && was && real && (
        <span>
          <Link className="in-text" to={`/plans/${plan}/evaluations/${official}`}>
            {t("whatIf.official")}
          </Link>{" "}
          <span className="figure">{formatScore(was.score)}</span> <GradeName grade={was.grade} /> → {t("whatIf.mark")}{" "}
          <strong className="figure">{formatScore(tried.score)}</strong> <GradeName grade={tried.grade} />（{formatMove(was.score, tried.score)}）
        </span>
      )}
    </section>
  );
}

/** 试算: other weights on the same inputs; copies that stay inside and never touch the run. */
export function WhatIfTab({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const mayRun = useOwnSession()?.permissions.includes("evaluations.run") ?? false;
  const copies = useQuery(evaluationsQuery(plan, evaluation.id));
  const [isTrying, setTrying] = useState(false);
  const official = wholeOf(evaluation);
  if (copies.error) {
    return <ErrorState error={copies.error} onRetry={() => void copies.refetch()} />;
  }
  if (!copies.data) {
    return <Pending rows={4} />;
  }
  const begin = mayRun && (
    <Button icon={<PlusOutlined />} onClick={() => setTrying(true)}>
      {t("whatIf.try")}
    </Button>
  );
  return (
    <div className="evaluation-body">
      {copies.data.length === 0 ? (
        <EmptyState title={t("whatIf.none")}>
          <span>{t("whatIf.noneHint")}</span>
          {begin}
        </EmptyState>
      ) : (
        <>
          <div className="evaluation-tools">
            <span className="muted">{t("whatIf.notOfficial")}</span>
            <div className="end">{begin}</div>
          </div>
          <Scroll>
            <table className="data">
              <thead>
                <tr>
                  <th>{t("evaluation.name")}</th>
                  <th>{t("whatIf.weights")}</th>
                  <th className="num">{t("whatIf.official")}</th>
                  <th className="num">{t("whatIf.mark")}</th>
                  <th className="num">{t("evaluation.moved")}</th>
                  <th>{t("evaluation.grade")}</th>
                  <th className="wide-only">{t("evaluation.by")}</th>
                </tr>
              </thead>
              <tbody>
                {copies.data.map((copy) => (
                  <tr key={copy.id}>
                    <td className="what">
                      <Link className="name" to={`/plans/${plan}/evaluations/${copy.id}`}>
                        {copy.title}
                      </Link>
                    </td>
                    <td className="nowrap secondary">{lists.map((list) => formatWeight(copy.scheme.weights[list])).join(" : ")}</td>
                    <td className="num secondary">{formatScore(official?.score)}</td>
                    <td className="num strong">{formatScore(wholeOf(copy)?.score)}</td>
                    <td className="num">{formatMove(official?.score, wholeOf(copy)?.score)}</td>
                    <td className="nowrap">
                      <GradeName grade={wholeOf(copy)?.grade ?? null} />
                    </td>
                    <td className="wide-only secondary nowrap">
                      {copy.createdBy}
                      <div className="muted small">{formatInstant(copy.createdAt)}</div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {isTrying && <TryDialog plan={plan} evaluation={evaluation} onClose={() => setTrying(false)} />}
    </div>
  );
}

function TryDialog({ plan, evaluation, onClose }: { plan: string; evaluation: Evaluation; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { scheme } = evaluation;
  const [title, setTitle] = useState("");
  const [draft, setDraft] = useState<Record<string, string>>(() => ({
    ...Object.fromEntries(lists.map((list) => [list, String(scheme.weights[list])])),
    bindingFactor: String(scheme.bindingFactor),
  }));
  const numberOf = (name: string) => {
    const parsed = parseFigure(draft[name] ?? "", "");
    return parsed.kind === "figure" ? parsed.value : Number.NaN;
  };
  const isReadable = [...lists, "bindingFactor"].every((name) => !Number.isNaN(numberOf(name)));
  const trying = useMutation({
    mutationFn: () =>
      createWhatIf(plan, evaluation.id, {
        title: title.trim(),
        content: {
          ...scheme,
          weights: { indicators: numberOf("indicators"), tasks: numberOf("tasks"), projects: numberOf("projects"), qualitative: numberOf("qualitative") },
          bindingFactor: numberOf("bindingFactor"),
        },
      }),
    onSuccess: async (copy) => {
      await client.invalidateQueries({ queryKey: evaluationsKey(plan) });
      void navigate(`/plans/${plan}/evaluations/${copy.id}`);
    },
  });
  const { error } = trying;
  const fields = lists.map((list) => [list, `/content/weights/${list}`, t(`evaluationList.${list}`)] as const);
  return (
    <FormDialog
      title={t("whatIf.try")}
      ok={t("whatIf.do")}
      width={560}
      isBusy={trying.isPending}
      isReady={title.trim() !== "" && isReadable}
      onOk={() => trying.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/title", ...fields.map(([, place]) => place), "/content/bindingFactor"]} />
      <p className="consequence">{t("whatIf.notOfficial")}</p>
      <Field label={t("evaluation.name")} hint={t("whatIf.nameHint")} error={errorsAt(error, "/title")}>
        {(control) => <Input {...control} maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />}
      </Field>
      <div className="evaluation-weights">
        {[...fields, ["bindingFactor", "/content/bindingFactor", t("scheme.bindingFactor")] as const].map(([name, place, label]) => (
          <Field key={name} label={label} error={Number.isNaN(numberOf(name)) ? [t("target.unreadable")] : errorsAt(error, place)}>
            {(control) => (
              <Input {...control} inputMode="decimal" maxLength={10} value={draft[name]} onChange={(e) => setDraft({ ...draft, [name]: e.target.value })} />
            )}
          </Field>
        ))}
      </div>
    </FormDialog>
  );
}
