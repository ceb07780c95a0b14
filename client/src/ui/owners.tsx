import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { today } from "@/lib/today";

/** Who leads and supports. Proposed ones say so: the plan itself names nobody. */
export function Owners({
  responsibilities,
  others = [],
}: {
  responsibilities: readonly Schemas["ResponsibilityRef"][];
  /** Who has had it and who will. */
  others?: readonly Schemas["Responsibility"][];
}) {
  const { t } = useTranslation();
  if (responsibilities.length + others.length === 0) {
    return <p className="state muted">{t("owner.none")}</p>;
  }
  return (
    <table className="data">
      <tbody>
        {responsibilities.map((r) => (
          <tr key={`${r.id}`}>
            <td className="secondary nowrap">{t(`role.${r.role}`)}</td>
            <td>
              <span className={r.role === "lead" ? "strong" : undefined}>{r.orgUnit.shortName}</span>
              {r.confirmedBy && (
                <div className="muted small">{t("owner.confirmed", { name: r.confirmedBy, date: dayjs(r.confirmedAt).format("YYYY-MM-DD") })}</div>
              )}
            </td>
            <td className="muted nowrap">{r.inherited ? t("owner.inherited") : t(`status.${r.status}`)}</td>
            <td className="muted num nowrap">{t("owner.since", { date: dayjs(r.from).format("YYYY-MM-DD") })}</td>
          </tr>
        ))}
        {others.map((r) => (
          <tr key={r.id}>
            <td className="muted nowrap">{t(`role.${r.role}`)}</td>
            <td className="secondary">{r.orgUnit.shortName}</td>
            <td className="muted" />
            <td className="muted num nowrap" title={`${r.from} – ${r.to ?? ""}`}>
              {r.from > today().format("YYYY-MM-DD") ? t("owner.since", { date: r.from }) : t("owner.until", { date: r.to })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function leadOf(responsibilities: readonly Schemas["ResponsibilityRef"][]): Schemas["ResponsibilityRef"] | undefined {
  return responsibilities.find((r) => r.role === "lead");
}
