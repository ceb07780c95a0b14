import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatDate } from "@/lib/format";

/** Who leads and supports. Proposed ones say so: the plan itself names nobody. */
export function Owners({ responsibilities }: { responsibilities: readonly Schemas["ResponsibilityRef"][] }) {
  const { t } = useTranslation();
  if (responsibilities.length === 0) {
    return <p className="muted">{t("owner.none")}</p>;
  }
  return (
    <table className="data">
      <tbody>
        {responsibilities.map((r) => (
          <tr key={`${r.id}`}>
            <td className="secondary nowrap">{t(`role.${r.role}`)}</td>
            <td className={r.role === "lead" ? "strong" : undefined}>{r.orgUnit.shortName}</td>
            <td className="muted nowrap">{r.inherited ? t("owner.inherited") : t(`status.${r.status}`)}</td>
            <td className="muted num nowrap">{t("owner.since", { date: formatDate(r.from) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function leadOf(responsibilities: readonly Schemas["ResponsibilityRef"][]): Schemas["ResponsibilityRef"] | undefined {
  return responsibilities.find((r) => r.role === "lead");
}
