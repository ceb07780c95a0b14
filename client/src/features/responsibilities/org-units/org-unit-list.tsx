import "./org-units.css";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { orgUnitsQuery } from "@/api/org-units";
import { useOwnSession } from "@/api/own-session";
import { formatDate } from "@/lib/format";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { FilterText } from "@/ui/filter-text";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { ChangeLog } from "./change-log";
import type { OrgUnit } from "./queries";
import { ReorganizeDialog } from "./reorganize-dialog";

const kinds = ["municipality", "county", "committee", "department"] as const;

/** Who there is, in protocol order, what is new and what has ended; and 机构改革. */
export function OrgUnitList() {
  const { t } = useTranslation();
  const { values, set, clear } = useUrlFilters(["q", "kind"]);
  const units = useQuery(orgUnitsQuery);
  const mayChange = useOwnSession()?.permissions.includes("responsibilities.manage") ?? false;
  const [isChanging, setChanging] = useState(false);
  if (units.isPending) {
    return <Pending rows={16} />;
  }
  if (units.error) {
    return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  }
  const shown = units.data.filter(
    (u) => (!values.kind || u.kind === values.kind) && (!values.q || u.name.includes(values.q) || u.shortName.includes(values.q) || u.code === values.q),
  );
  const parentOf = (u: OrgUnit) => units.data.find((p) => p.code === u.parentCode)?.shortName;
  return (
    <>
      <PageHeader
        title={t("orgUnit.title")}
        documentTitle={t("orgUnit.title")}
        actions={
          <>
            <ExportButton
              name="lantu-org-units"
              rows={() => [
                ["code", "administrativeCode", "name", "shortName", "kind", "parent", "foundedOn", "endedOn"],
                ...shown.map((u) => [u.code, u.administrativeCode, u.name, u.shortName, u.kind, u.parentCode, u.foundedOn, u.endedOn]),
              ]}
            />
            {mayChange && (
              <Button type="primary" onClick={() => setChanging(true)}>
                {t("orgUnit.reorganize")}
              </Button>
            )}
          </>
        }
      >
        <span className="muted">
          {t("orgUnit.count", {
            areas: units.data.filter((u) => u.kind !== "department").length,
            departments: units.data.filter((u) => u.kind === "department").length,
          })}
        </span>
      </PageHeader>
      <ChangeLog />
      <section className="panel fills">
        <header>
          <div className="filters">
            <FilterText label={t("orgUnit.find")} value={values.q} onChange={(v) => set("q", v)} />
            <FilterSelect
              all={t("orgUnit.allKinds")}
              value={values.kind}
              options={kinds.map((kind) => ({ value: kind, label: t(`orgUnitKind.${kind}`) }))}
              onChange={(v) => set("kind", v)}
            />
          </div>
        </header>
        {shown.length === 0 ? (
          <EmptyState title={t("state.noneMatch")}>
            <Button onClick={clear}>{t("filter.clear")}</Button>
          </EmptyState>
        ) : (
          <table className="data">
            <thead>
              <tr>
                <th>{t("orgUnit.name")}</th>
                <th className="wide-only">{t("orgUnit.shortName")}</th>
                <th>{t("orgUnit.kind")}</th>
                <th className="wide-only">{t("orgUnit.parent")}</th>
                <th className="wide-only">{t("orgUnit.code")}</th>
                <th className="wide-only">{t("orgUnit.administrativeCode")}</th>
                <th>{t("orgUnit.state")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((u) => (
                <tr key={u.code}>
                  <td className="strong">{u.name}</td>
                  <td className="wide-only">{u.shortName}</td>
                  <td className="nowrap">{t(`orgUnitKind.${u.kind}`)}</td>
                  <td className="wide-only secondary">{parentOf(u)}</td>
                  <td className="wide-only secondary">{u.code}</td>
                  <td className="wide-only secondary nowrap">{u.administrativeCode}</td>
                  <td>
                    <Days unit={u} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {isChanging && <ReorganizeDialog units={units.data} onClose={() => setChanging(false)} />}
    </>
  );
}

/** Whether it exists today, and until when or from when where that is not always. */
function Days({ unit }: { unit: OrgUnit }) {
  const { t } = useTranslation();
  const day = today().format("YYYY-MM-DD");
  if (unit.endedOn && unit.endedOn === unit.foundedOn) {
    return <span className="muted">{t("orgUnit.neverWas")}</span>;
  }
  if (unit.endedOn) {
    return (
      <span className={unit.endedOn <= day ? "muted" : "yellow"}>
        {t(unit.endedOn <= day ? "orgUnit.ended" : "orgUnit.ends", { date: formatDate(unit.endedOn) })}
      </span>
    );
  }
  if (unit.foundedOn) {
    return (
      <span className={unit.foundedOn <= day ? "secondary" : "green"}>
        {t(unit.foundedOn <= day ? "orgUnit.founded" : "orgUnit.begins", { date: formatDate(unit.foundedOn) })}
      </span>
    );
  }
  return <span className="muted">{t("orgUnit.present")}</span>;
}
