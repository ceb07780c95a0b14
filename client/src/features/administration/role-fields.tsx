import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { orgUnitsQuery } from "@/api/org-units";
import { Field } from "@/ui/field";
import { fits, isApart, isDeciding, type Role, roles } from "./roles";

export type RoleChoice = { role?: Role; orgUnit?: string };

type Props = { value: RoleChoice; onChange: (next: RoleChoice) => void; error: unknown; held?: readonly Schemas["Membership"][]; isOptional?: boolean };

/** A role, then only the units it fits; under it what the role takes or excludes. */
export function RoleFields({ value, onChange, error, held = [], isOptional = false }: Props) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const { role } = value;
  const fitting = (units.data ?? []).filter((unit) => role && fits(role, unit.kind));
  const other = role && isApart(role) && held.find((m) => m.state !== "ended" && m.role !== role && isApart(m.role));
  const optional = isOptional ? t("form.optional") : "";
  const hint = !role
    ? undefined
    : other
      ? t("grant.excluded", { role: t(`person.${other.role}`), unit: other.orgUnit.shortName })
      : isApart(role)
        ? t("grant.apart")
        : isDeciding(role)
          ? t("grant.takesTwo")
          : undefined;
  return (
    <>
      <Field label={`${t("grant.role")}${optional}`} hint={hint} error={errorsAt(error, "/role")}>
        {(control) => (
          <Select<Role | "">
            {...control}
            value={role ?? ""}
            options={[
              { value: "", label: isOptional ? t("grant.noneYet") : t("grant.chooseRole") },
              ...roles.map((r) => ({ value: r, label: `${t(`person.${r}`)}　${t(`roleGist.${r}`)}` })),
            ]}
            onChange={(next) => {
              const unit = units.data?.find((u) => u.code === value.orgUnit);
              onChange({ role: next || undefined, orgUnit: next && unit && fits(next, unit.kind) ? unit.code : undefined });
            }}
          />
        )}
      </Field>
      <Field label={`${t("grant.unit")}${optional}`} hint={role ? undefined : t("grant.roleFirst")} error={errorsAt(error, "/orgUnit")}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("grant.chooseRole")}
            disabled={!role}
            loading={units.isPending}
            value={value.orgUnit ?? null}
            options={fitting.map((unit) => ({ value: unit.code, label: unit.name }))}
            onChange={(orgUnit) => onChange({ role, orgUnit: orgUnit ?? undefined })}
          />
        )}
      </Field>
    </>
  );
}
