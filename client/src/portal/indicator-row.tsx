import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import type { ReleasedIndicator } from "./queries";
import { shortValue, targetOf } from "./target";

/** Short name, latest, target; the full name is the title and stands on the page behind it. */
export function IndicatorRow({ plan, indicator }: { plan: string; indicator: ReleasedIndicator }) {
  const { t } = useTranslation();
  const { status, target } = indicator;
  const latest = shortValue(indicator);
  return (
    <tr className={indicator.parentCode ? "part-of" : ""}>
      <th scope="row">
        <span className="name">
          <LightMark light={status.light} />
          <span className="unseen">{t(`light.${status.light}`)}</span>
          <span>
            <Link to={`/public/plans/${plan}/indicators/${indicator.code}`} title={indicator.name}>
              <IndicatorName name={indicator.shortName ?? indicator.name} />
            </Link>{" "}
            <small>{indicator.unit && <Unit unit={indicator.unit} />}</small>
          </span>
        </span>
      </th>
      <td className={latest.length > 6 ? "latest long" : "latest"} title={status.text ?? undefined}>
        {latest}
      </td>
      <td className="aim" title={target.text}>
        {targetOf(indicator)?.text ?? t("portal.targetPending")}
      </td>
    </tr>
  );
}
