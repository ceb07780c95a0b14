import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { Docked } from "@/ui/docked";
import type { Cell } from "./matrix";
import type { Responsibility } from "./queries";
import { SubjectCell } from "./subject-cell";

type Props = {
  plan: string;
  unit: Schemas["OrgUnitRef"];
  chapter: number;
  title: string | undefined;
  cell: Cell;
  onReassign?: (() => void) | undefined;
  onEnd?: ((responsibility: Responsibility) => void) | undefined;
  onConfirmations: (responsibility: Responsibility) => void;
  onClose: () => void;
};

/** What one unit leads and supports in one chapter. */
export function MatrixDetail({ plan, unit, chapter, title, cell, onReassign, onEnd, onConfirmations, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Docked title={t("responsibility.detail", { unit: unit.shortName, chapter })} subject={`${unit.code} ${chapter}`} onClose={onClose}>
      <section>
        <p className="strong">{unit.name}</p>
        {title && <p className="muted">{title}</p>}
        {onReassign && (
          <Button size="small" onClick={onReassign}>
            {t("reassign.open")}
          </Button>
        )}
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
                    <td>
                      <SubjectCell plan={plan} subject={r.subject} />
                    </td>
                    <td className="nowrap">
                      <Button size="small" type="text" title={t("confirmation.title")} onClick={() => onConfirmations(r)}>
                        {t(`status.${r.status}`)}
                      </Button>
                    </td>
                    {onEnd && (
                      <td>
                        <Button size="small" type="text" onClick={() => onEnd(r)}>
                          {t("assign.end")}
                        </Button>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
    </Docked>
  );
}
