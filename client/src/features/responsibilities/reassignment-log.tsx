import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatDate, formatInstant } from "@/lib/format";
import { LoadMore } from "@/ui/load-more";
import { Panel } from "@/ui/panel";
import { reassignmentsQuery } from "./queries";

/** Who moved what to whom, from when and why, and whether it has been acknowledged. Nothing where nothing was moved. */
export function ReassignmentLog({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const log = useInfiniteQuery(reassignmentsQuery(plan));
  const all = log.data?.pages.flatMap((page) => page.items) ?? [];
  if (all.length === 0) {
    return null;
  }
  return (
    <Panel title={t("responsibility.log")}>
      <table className="data">
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <td className="nowrap">{t("owner.since", { date: formatDate(one.effectiveOn) })}</td>
              <td>
                {one.fromOrgUnits.map((u) => u.shortName).join("、")} → <span className="strong">{one.toOrgUnit.shortName}</span>{" "}
                <span className="muted">{t("responsibility.logCount", { count: one.responsibilities.length })}</span>
                <div className="secondary small">{one.reason}</div>
              </td>
              <td className="muted wide-only">
                {one.madeBy} {formatInstant(one.madeAt)}
              </td>
              <td className={one.receivedBy || one.void ? "secondary" : "yellow"}>
                {one.receivedBy
                  ? t("responsibility.receivedBy", { name: one.receivedBy, at: formatInstant(one.receivedAt) })
                  : one.void
                    ? t("responsibility.void")
                    : t("responsibility.awaiting")}
                {one.receipt && <div className="small">{one.receipt}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore pages={log} count={all.length} />
    </Panel>
  );
}
