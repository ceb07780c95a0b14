import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import type { ClientDraft } from "./client-draft";
import { usersQuery } from "./queries";
import { isArea } from "./roles";
import { ScopeFields } from "./scopes";

const places = ["/name", "/orgUnit", "/responsibleUserId", "/scopes", "/forms", "/networks", "/expiresOn", "/publicKeys"];

type Props = { draft: ClientDraft; onChange: (next: ClientDraft) => void; error: unknown; isNew?: boolean };

/** What an administrator says of a program. Its unit is said once and stays. */
export function ApiClientForm({ draft, onChange, error, isNew = false }: Props) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const drafters = useInfiniteQuery({
    ...usersQuery({ role: "drafter", orgUnit: draft.orgUnit ?? "", disabled: false }, 500),
    enabled: draft.orgUnit !== null,
  });
  const people = (drafters.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((u) => u.memberships.some((m) => m.role === "drafter" && m.orgUnit.code === draft.orgUnit && m.state === "inForce"));
  const put = (part: Partial<ClientDraft>) => onChange({ ...draft, ...part });
  const at = (place: string) => errorsAt(error, place);
  const optional = t("form.optional");
  return (
    <>
      <FormProblem error={error} places={places} />
      <Field label={t("apiClient.name")} error={at("/name")}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={100}
            placeholder={t("apiClient.nameExample")}
            value={draft.name}
            onChange={(e) => put({ name: e.target.value })}
          />
        )}
      </Field>
      <div className="pair-fields">
        <Field label={t("apiClient.unit")} error={at("/orgUnit")}>
          {(control) => (
            <Select
              {...control}
              disabled={!isNew}
              loading={units.isPending}
              placeholder={t("grant.chooseRole")}
              value={draft.orgUnit}
              options={(units.data ?? []).filter((u) => isArea(u.kind)).map((u) => ({ value: u.code, label: u.name }))}
              onChange={(orgUnit) => put({ orgUnit, responsibleUserId: null })}
            />
          )}
        </Field>
        <Field
          label={t("apiClient.responsible")}
          hint={
            draft.orgUnit === null ? t("apiClient.unitFirst") : drafters.data && people.length === 0 ? t("apiClient.noDrafter") : t("apiClient.responsibleHint")
          }
          error={at("/responsibleUserId")}
        >
          {(control) => (
            <Select
              {...control}
              disabled={draft.orgUnit === null}
              loading={drafters.isFetching}
              value={drafters.isFetching ? null : draft.responsibleUserId}
              options={people.map((u) => ({ value: u.id, label: `${u.displayName} ${u.userName}` }))}
              onChange={(responsibleUserId) => put({ responsibleUserId })}
            />
          )}
        </Field>
      </div>
      <ScopeFields value={draft.scopes} onChange={(next) => put({ scopes: next })} error={at("/scopes")} />
      <div className="pair-fields">
        <Field label={`${t("apiClient.forms")}${optional}`} hint={t("apiClient.formsHint")} error={at("/forms")}>
          {(control) => (
            <Input {...control} spellCheck={false} placeholder="annual-indicators" value={draft.forms} onChange={(e) => put({ forms: e.target.value })} />
          )}
        </Field>
        <Field label={`${t("apiClient.expires")}${optional}`} hint={t("grant.toHint")} error={at("/expiresOn")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today().add(1, "day").format("YYYY-MM-DD")}
              value={draft.expiresOn}
              onChange={(e) => put({ expiresOn: e.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={`${t("apiClient.networks")}${optional}`} hint={t("apiClient.networksHint")} error={at("/networks")}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            spellCheck={false}
            placeholder={"10.20.0.0/16\n2001:db8::/48"}
            value={draft.networks}
            onChange={(e) => put({ networks: e.target.value })}
          />
        )}
      </Field>
      <fieldset className="field choices">
        <legend>{t("apiClient.proof")}</legend>
        <Radio.Group
          vertical
          value={draft.proof}
          onChange={(e) => put({ proof: e.target.value })}
          options={[
            { value: "secret", label: t("apiClient.bySecret") },
            { value: "keys", label: t("apiClient.byOwnKeys") },
          ]}
        />
      </fieldset>
      {draft.proof === "keys" && (
        <Field label={t("apiClient.publicKeys")} hint={t("apiClient.publicKeysHint")} error={at("/publicKeys")}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={4}
              spellCheck={false}
              placeholder='{"keys":[{"kty":"EC","crv":"P-256","x":"…","y":"…"}]}'
              value={draft.publicKeys}
              onChange={(e) => put({ publicKeys: e.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
