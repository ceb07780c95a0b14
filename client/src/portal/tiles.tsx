import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LightMark } from "@/ui/light";
import { tileEdge } from "@/ui/tile-edge";
import type { PublicPlan } from "./queries";

/** Where one lives: each tile leads to the county. */
export function Tiles({ plan }: { plan: PublicPlan }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="tile-map">
        {plan.areas
          .filter((a) => a.tileColumn !== null)
          .map(({ orgUnit, tileColumn, tileRow, lights }) => (
            <li key={orgUnit.code} style={{ gridColumn: tileColumn ?? undefined, gridRow: tileRow ?? undefined }}>
              <Link className={`fill ${tileEdge(lights)}`} to={`/public/plans/${plan.code}/areas/${orgUnit.code}`}>
                <LightMark light={tileEdge(lights)} />
                {orgUnit.shortName}
              </Link>
            </li>
          ))}
      </ul>
      <p className="note">{t("portal.tilesHow")}</p>
    </>
  );
}
