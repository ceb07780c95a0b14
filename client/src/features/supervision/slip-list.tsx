import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { orgUnitsQuery } from "@/api/org-units";
import { type Slip, slipLevels, slipStates, slipsQuery } from "@/api/slips";
import { formatDate, formatInstant } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { LoadMore } from "@/ui/load-more";
import { Scroll } from "@/ui/scroll";
import { PlanSubject } from "@/ui/plan-subject";
import { SlipNumber, SlipStanding } from "@/ui/slips/slip-marks";
import { EmptyState, ErrorState, Pending } from "@/ui/states";

/** Slips one may see, by what is asked for in the address. */
export function SlipList({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const { values, set, clear, isFiltered } = useUrlFilters(["level", "state", "orgUnit", "overdue", "waiting"]);
  const filter = {
    level: slipLevels.find((level) => level === values.level),
    state: slipStates.find((state) => state === values.state),
    orgUnit: values.orgUnit,
    overdue: values.overdue === "true" || undefined,
    waiting: values.waiting === "true" || undefined,
  };
  const slips = useInfiniteQuery(slipsQuery(plan, filter));
  const units = useQuery(orgUnitsQuery);
  const items = slips.data?.pages.flatMap((page) => page.items) ?? [];
  const asked = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return (
    <>
      <div className="slip-tools no-print">
        <FilterSelect
          all={t("filter.owner")}
          value={values.orgUnit}
          options={(units.data ?? []).filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName }))}
          onChange={(v) => set("orgUnit", v)}
        />
        <FilterSelect
          all={t("slip.anyLevel")}
          value={filter.level}
          options={slipLevels.map((level) => ({ value: level, label: t(`slipLevel.${level}`) }))}
          onChange={(v) => set("level", v)}
        />
        <FilterSelect
          all={t("filter.state")}
          value={filter.state}
          options={slipStates.map((state) => ({ value: state, label: t(`slipState.${state}`) }))}
          onChange={(v) => set("state", v)}
        />
        <Checkbox checked={filter.overdue ?? false} onChange={(e) => set("overdue", e.target.checked ? "true" : undefined)}>
          {t("slip.onlyOverdue")}
        </Checkbox>
        <Checkbox checked={filter.waiting ?? false} onChange={(e) => set("waiting", e.target.checked ? "true" : undefined)}>
          {t("slip.onlyWaiting")}
        </Checkbox>
        {items.length > 0 && (
          <div className="end">
            <Button icon={<DownloadOutlined />} href={`/api/v1/plans/${plan}/slips.xlsx?${asked}`} download>
              Excel
            </Button>
            <ExportButton
              name={`${plan}-slips`}
              rows={() => [
                ["number", "level", "subject", "title", "orgUnit", "issuer", "issuedAt", "answerBy", "dueOn", "state", "overdue", "reason", "requirement"],
                ...items.map((s) => [
                  s.number,
                  t(`slipLevel.${s.level}`),
                  s.subject.code,
                  s.subject.title,
                  s.orgUnit.name,
                  s.issuer.name,
                  s.issuedAt,
                  s.answerBy,
                  s.dueOn,
                  t(`slipState.${s.state}`),
                  s.overdue ? t("slip.overdue") : "",
                  s.reason,
                  s.requirement,
                ]),
              ]}
            />
          </div>
        )}
      </div>
      {slips.isPending ? (
        <Pending />
      ) : slips.error ? (
        <ErrorState error={slips.error} onRetry={() => void slips.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState title={t(isFiltered ? "state.noneMatch" : "slip.none")}>
          {isFiltered ? <Button onClick={clear}>{t("filter.clear")}</Button> : t("slip.noneHint")}
        </EmptyState>
      ) : (
        <SlipTable plan={plan} slips={items} />
      )}
      <LoadMore pages={slips} count={items.length} />
    </>
  );
}

function SlipTable({ plan, slips }: { plan: string; slips: readonly Slip[] }) {
  const { t } = useTranslation();
  return (
    <Scroll>
      <table className="data slips">
        <thead>
          <tr>
            <th>{t("slip.number")}</th>
            <th>{t("slip.subject")}</th>
            <th className="wide-only">{t("slip.to")}</th>
            <th className="wide-only">{t("slip.issuer")}</th>
            <th className="wide-only">{t("slip.dueOn")}</th>
            <th>{t("submission.state")}</th>
          </tr>
        </thead>
        <tbody>
          {slips.map((slip) => (
            <tr key={slip.id}>
              <td>
                <SlipNumber plan={plan} slip={slip} />
                <div className="secondary small narrow-only">{slip.orgUnit.shortName}</div>
              </td>
              <td>
                <PlanSubject plan={plan} subject={slip.subject} />
                <div className="secondary small">{slip.reason}</div>
              </td>
              <td className="nowrap wide-only">{slip.orgUnit.shortName}</td>
              <td className="nowrap wide-only secondary">
                {slip.issuer.shortName}
                <div className="muted small">{formatInstant(slip.issuedAt)}</div>
              </td>
              <td className="nowrap wide-only secondary">{formatDate(slip.dueOn)}</td>
              <td>
                <SlipStanding slip={slip} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
