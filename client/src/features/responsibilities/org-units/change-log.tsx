import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatInstant } from "@/lib/format";
import { LoadMore } from "@/ui/load-more";
import { MarkTag } from "@/ui/mark-tag";
import { Panel } from "@/ui/panel";
import { CancelChangeDialog } from "./cancel-change-dialog";
import { type OrgUnitChange, orgUnitChangesQuery } from "./queries";

/** Mergers, splits and renamings, with their documents; nothing where there was none. */
export function ChangeLog() {
  const { t } = useTranslation();
  const log = useInfiniteQuery(orgUnitChangesQuery);
  const [cancelling, setCancelling] = useState<OrgUnitChange | null>(null);
  const all = log.data?.pages.flatMap((page) => page.items) ?? [];
  if (all.length === 0) {
    return null;
  }
  const names = (units: OrgUnitChange["fromOrgUnits"]) => units.map((u) => u.shortName).join("、");
  return (
    <Panel title={t("orgUnit.log")}>
      <table className="data">
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <td className="nowrap">{t("owner.since", { date: formatDate(one.effectiveOn) })}</td>
              <td className="nowrap">{t(`orgUnitChange.${one.kind}`)}</td>
              <td>
                {one.kind === "rename" ? `${one.nameBefore} → ` : `${names(one.fromOrgUnits)} → `}
                <span className="strong">{one.kind === "rename" ? one.name : names(one.toOrgUnits)}</span>{" "}
                {one.kind !== "rename" && <span className="muted">{t("orgUnit.givenCount", { count: one.given })}</span>}
                <div className="secondary small">
                  {one.documentNumber} {one.reason}
                </div>
                {one.cancelledAt && (
                  <div className="small">
                    <MarkTag light="grey">{t("orgUnit.cancelled")}</MarkTag> {one.cancelReason}{" "}
                    <span className="muted">
                      {one.cancelledBy} {formatInstant(one.cancelledAt)}
                    </span>
                  </div>
                )}
              </td>
              <td className="muted wide-only">
                {one.madeBy} {formatInstant(one.madeAt)}
              </td>
              <td className="acts">
                {one.mayCancel && (
                  <Button size="small" danger onClick={() => setCancelling(one)}>
                    {t("orgUnit.cancel")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore pages={log} count={all.length} />
      {cancelling && <CancelChangeDialog change={cancelling} onClose={() => setCancelling(null)} />}
    </Panel>
  );
}
