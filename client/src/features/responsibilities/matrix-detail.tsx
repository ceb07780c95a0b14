import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { Docked } from "@/ui/docked";
import type { Cell } from "./matrix";

const screens: Partial<Record<Schemas["SubjectKind"], string>> = { task: "tasks", project: "projects", indicator: "indicators" };

type Props = { plan: string; unit: Schemas["OrgUnitRef"]; chapter: number; title: string | undefined; cell: Cell; onClose: () => void };

/** What one unit leads and supports in one chapter. */
export function MatrixDetail({ plan, unit, chapter, title, cell, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Docked title={t("responsibility.detail", { unit: unit.shortName, chapter })} subject={`${unit.code} ${chapter}`} onClose={onClose}>
      <section>
        <p className="strong">{unit.name}</p>
        {title && <p className="muted">{title}</p>}
      </section>
      {(["lead", "support"] as const)
        .filter((role) => cell[role].length > 0)
        .map((role) => (
          <section key={role}>
            <h3>
              {t(`role.${role}`)} <span className="muted">{cell[role].length}</span>
            </h3>
            <table className="data">
              <tbody>
                {cell[role].map((r) => (
                  <tr key={r.id}>
                    <td className="muted nowrap">
                      {t(`subject.${r.subject.kind}`)} {r.subject.code}
                    </td>
                    <td>
                      {screens[r.subject.kind] ? (
                        <Link to={`/plans/${plan}/${screens[r.subject.kind]}/${r.subject.code}`}>{r.subject.title}</Link>
                      ) : (
                        r.subject.title
                      )}
                    </td>
                    <td className="muted nowrap">{t(`status.${r.status}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
    </Docked>
  );
}
