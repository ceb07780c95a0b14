import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { apiClientsQuery } from "./queries";
import { plansQuery, type Webhook } from "./webhook-queries";

type ChangeKind = Schemas["ChangeKind"];

export const changeKinds: readonly ChangeKind[] = [
  "submissionOpened",
  "submissionMoved",
  "figureApproved",
  "standingChanged",
  "targetSet",
  "responsibilityChanged",
  "lifecycleChanged",
  "formPublished",
  "releasePublished",
  "orgUnitChanged",
  "planLoaded",
  "slipMoved",
  "commentChanged",
  "subTaskChanged",
];

/** A webhook as it stands in the form. A robot's secret that is left empty stays as it is. */
export type WebhookDraft = {
  name: string;
  url: string;
  apiClientId: string | null;
  kind: Webhook["kind"];
  changes: ChangeKind[];
  plan: string | null;
  robotSecret: string;
};

export const emptyDraft: WebhookDraft = { name: "", url: "", apiClientId: null, kind: "events", changes: [], plan: null, robotSecret: "" };

export const draftOf = (webhook: Webhook): WebhookDraft => ({
  name: webhook.name,
  url: webhook.url,
  apiClientId: webhook.apiClient.id,
  kind: webhook.kind,
  changes: [...webhook.changes],
  plan: webhook.plan,
  robotSecret: "",
});

export const isComplete = (draft: WebhookDraft) => draft.name.trim() !== "" && draft.url.trim() !== "" && draft.apiClientId !== null;

const said = (draft: WebhookDraft) => ({
  name: draft.name.trim(),
  url: draft.url.trim(),
  changes: draft.changes,
  ...(draft.kind === "robot" && draft.robotSecret.trim() !== "" ? { robotSecret: draft.robotSecret.trim() } : {}),
});

export const toCommand = (draft: WebhookDraft): Schemas["CreateWebhookCommand"] => ({
  ...said(draft),
  ...(draft.plan ? { plan: draft.plan } : {}),
  apiClientId: draft.apiClientId,
  kind: draft.kind,
});

export const toChange = (draft: WebhookDraft): Schemas["UpdateWebhookBody"] => ({ ...said(draft), plan: draft.plan });

const places = ["/name", "/url", "/apiClientId", "/changes", "/plan", "/robotSecret"];

type Props = { draft: WebhookDraft; onChange: (next: WebhookDraft) => void; error: unknown; isNew?: boolean };

/** What an administrator says of a webhook. Whose it is and of which kind is said once and stays. */
export function WebhookForm({ draft, onChange, error, isNew = false }: Props) {
  const { t } = useTranslation();
  const clients = useInfiniteQuery(apiClientsQuery(undefined));
  const plans = useQuery(plansQuery);
  const owners = (clients.data?.pages ?? []).flatMap((page) => page.items);
  const put = (part: Partial<WebhookDraft>) => onChange({ ...draft, ...part });
  const at = (place: string) => errorsAt(error, place);
  return (
    <>
      <FormProblem error={error} places={places} />
      {isNew && (
        <fieldset className="field choices">
          <legend>{t("webhook.kind")}</legend>
          <Radio.Group
            vertical
            value={draft.kind}
            onChange={(e) => put({ kind: e.target.value })}
            options={(["events", "robot"] as const).map((kind) => ({ value: kind, label: t(`webhookKindGist.${kind}`) }))}
          />
        </fieldset>
      )}
      <div className="pair-fields">
        <Field label={t("webhook.name")} error={at("/name")}>
          {(control) => <Input {...control} autoFocus maxLength={100} value={draft.name} onChange={(e) => put({ name: e.target.value })} />}
        </Field>
        <Field label={t("webhook.owner")} hint={t("webhook.ownerHint")} error={at("/apiClientId")}>
          {(control) => (
            <Select
              {...control}
              disabled={!isNew}
              loading={clients.isPending}
              value={draft.apiClientId}
              options={owners.map((c) => ({ value: c.id, label: `${c.orgUnit.shortName} · ${c.name}` }))}
              onChange={(apiClientId) => put({ apiClientId })}
            />
          )}
        </Field>
      </div>
      <Field label={t("webhook.url")} hint={t("webhook.urlHint")} error={at("/url")}>
        {(control) => (
          <Input
            {...control}
            maxLength={2000}
            spellCheck={false}
            placeholder="https://platform.kaihua.example/lantu"
            value={draft.url}
            onChange={(e) => put({ url: e.target.value })}
          />
        )}
      </Field>
      {draft.kind === "robot" && (
        <Field label={`${t("webhook.robotSecret")}${t("form.optional")}`} hint={t("webhook.robotSecretHint")} error={at("/robotSecret")}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              value={draft.robotSecret}
              onChange={(e) => put({ robotSecret: e.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t("webhook.plan")} hint={t("webhook.planHint")} error={at("/plan")}>
        {(control) => (
          <Select
            {...control}
            loading={plans.isPending}
            value={draft.plan ?? ""}
            options={[{ value: "", label: t("webhook.allPlans") }, ...(plans.data?.items ?? []).map((p) => ({ value: p.code, label: p.shortTitle }))]}
            onChange={(plan) => put({ plan: plan || null })}
          />
        )}
      </Field>
      <fieldset className="field choices">
        <legend>{t("webhook.changes")}</legend>
        <span className="muted small">{t("webhook.changesHint")}</span>
        <Checkbox.Group
          value={draft.changes}
          onChange={(changes) => put({ changes })}
          options={changeKinds.map((kind) => ({ value: kind, label: t(`changeKind.${kind}`) }))}
        />
        {at("/changes").length > 0 && <span className="red small">{at("/changes").join("；")}</span>}
      </fieldset>
    </>
  );
}
