import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { evaluationsKey, evaluationsQuery } from "@/api/evaluations";
import { snapshotsQuery } from "@/api/snapshots";
import { formatAsOf } from "@/lib/as-of";
import { formatDate } from "@/lib/format";
import { today } from "@/lib/today";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { createEvaluation, documentQuery, schemesQuery } from "./queries";

type Kind = Schemas["EvaluationKind"];

const kinds = ["midTerm", "final", "annual"] as const satisfies readonly Kind[];
const other = "other";

/** 发起评估: of which kind, on what was known on which day, by which version of the scheme. It takes some seconds. */
export function RunDialog({ plan, onClose }: { plan: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const document = useQuery(documentQuery(plan)).data;
  const schemes = useQuery(schemesQuery(plan)).data;
  const snapshots = useQuery(snapshotsQuery(plan)).data ?? [];
  const former = useQuery(evaluationsQuery(plan)).data?.filter((e) => e.state !== "draft" && !e.supersededBy) ?? [];
  const [kind, setKind] = useState<Kind>("midTerm");
  const [chosen, setChosen] = useState<string>();
  const [day, setDay] = useState("");
  const [written, setWritten] = useState<string>();
  const [version, setVersion] = useState<number>();
  const [supersedes, setSupersedes] = useState<string>();
  // The plan has its mid-term evaluation in the middle of its third year, and its final one when it ends.
  const own = document ? { midTerm: `${document.startYear + 2}-06-30`, final: `${document.endYear}-12-31` } : undefined;
  const now = today();
  const days = own ? [own.midTerm, own.final].filter((date) => !now.isBefore(date)) : [];
  const usual = own && kind !== "annual" ? own[kind] : undefined;
  const asOf = chosen ?? (usual && days.includes(usual) ? usual : other);
  const at = asOf === other ? day : asOf;
  const title = written ?? t("evaluation.titleUsual", { plan: document?.shortTitle ?? "", kind: t(`evaluationKind.${kind}`) });
  const running = useMutation({
    mutationFn: () => createEvaluation(plan, { kind, title: title.trim(), asOf: at, schemeVersion: version ?? null, supersedes: supersedes ?? null }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: evaluationsKey(plan) });
      void message.success(t("evaluation.isRun", { no: made.no }));
      void navigate(`/plans/${plan}/evaluations/${made.id}`);
    },
  });
  const { error } = running;
  return (
    <FormDialog
      title={t("evaluation.run")}
      ok={t("evaluation.runNow")}
      width={560}
      isBusy={running.isPending}
      isReady={title.trim() !== "" && at !== "" && !!document}
      onOk={() => running.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/kind", "/title", "/asOf", "/schemeVersion", "/supersedes"]} />
      <Field label={t("evaluation.kind")} error={errorsAt(error, "/kind")}>
        {({ id }) => <Select id={id} value={kind} options={kinds.map((value) => ({ value, label: t(`evaluationKind.${value}`) }))} onChange={setKind} />}
      </Field>
      <Field label={t("evaluation.asOf")} hint={t("evaluation.asOfHint")} error={errorsAt(error, "/asOf")}>
        {({ id }) => (
          <Select
            id={id}
            value={asOf}
            options={[
              ...days.map((date) => ({ value: date, label: t(date === own?.final ? "evaluation.atEnd" : "evaluation.atMiddle", { date: formatDate(date) }) })),
              ...snapshots.map((s) => ({ value: s.name, label: t("evaluation.atSnapshot", { name: s.name, date: formatAsOf(s.asOf) }) })),
              { value: other, label: t("evaluation.atOther") },
            ]}
            onChange={setChosen}
          />
        )}
      </Field>
      {asOf === other && (
        <Field label={t("evaluation.day")}>
          {(control) => <Input {...control} type="date" required max={now.format("YYYY-MM-DD")} value={day} onChange={(e) => setDay(e.target.value)} />}
        </Field>
      )}
      <Field label={t("evaluation.schemeVersion")} error={errorsAt(error, "/schemeVersion")}>
        {({ id }) => (
          <Select
            id={id}
            value={version ?? schemes?.find((s) => s.isCurrent)?.version}
            options={(schemes ?? []).map((s) => ({ value: s.version, label: t("scheme.versionOf", { version: s.version, title: s.title }) }))}
            onChange={setVersion}
          />
        )}
      </Field>
      <Field label={t("evaluation.name")} error={errorsAt(error, "/title")}>
        {(control) => <Input {...control} maxLength={100} value={title} onChange={(e) => setWritten(e.target.value)} />}
      </Field>
      {former.length > 0 && (
        <Field label={t("evaluation.supersedes")} hint={t("evaluation.supersedesHint")} error={errorsAt(error, "/supersedes")}>
          {({ id }) => (
            <Select
              id={id}
              value={supersedes ?? ""}
              options={[
                { value: "", label: t("evaluation.supersedesNone") },
                ...former.map((e) => ({ value: e.id, label: t("evaluation.numbered", { no: e.no, title: e.title }) })),
              ]}
              onChange={(value: string) => setSupersedes(value || undefined)}
            />
          )}
        </Field>
      )}
      <p className="secondary" aria-live="polite">
        {t(running.isPending ? "evaluation.isRunning" : "evaluation.runConsequence")}
      </p>
    </FormDialog>
  );
}
