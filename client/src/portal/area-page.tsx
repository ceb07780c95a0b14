import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatFigure, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import { Bars } from "./bars";
import { Heading } from "./heading";
import { areasQuery, indicatorsQuery } from "./queries";
import { Awaited, NotThere } from "./states";

/** One county: what it has a figure or a target of. */
export function AreaPage() {
  const { t } = useTranslation();
  const { plan = "", area: code = "" } = useParams();
  const areas = useQuery(areasQuery(plan));
  const indicators = useQuery(indicatorsQuery(plan));
  if (!areas.data || !indicators.data) {
    return <Awaited error={areas.error ?? indicators.error} onRetry={() => void Promise.all([areas.refetch(), indicators.refetch()])} />;
  }
  const shown = areas.data.find((a) => a.area.orgUnit.code === code);
  if (!shown) {
    return <NotThere />;
  }
  const named = new Map(indicators.data.map((i) => [i.code, i]));
  return (
    <>
      <p className="crumb">
        <Link to={`/public/plans/${plan}`}>{t("portal.nav.overview")}</Link> / {t("portal.areas")}
      </p>
      <Heading title={shown.area.orgUnit.name} />
      {shown.indicators.length === 0 ? (
        <p>{t("portal.noFigures")}</p>
      ) : (
        <>
          <Bars rows={[{ label: t("portal.nav.indicators"), lights: shown.area.lights }]} />
          <table className="grid">
            <tbody>
              {shown.indicators.map((cell) => {
                const indicator = named.get(cell.indicatorCode);
                return (
                  <tr key={cell.indicatorCode}>
                    <th scope="row">
                      <Link to={`/public/plans/${plan}/indicators/${cell.indicatorCode}`}>
                        <IndicatorName name={indicator?.name ?? cell.indicatorCode} />
                      </Link>
                    </th>
                    <td className="num">
                      {cell.text ?? formatFigure(cell.value, indicator?.decimals)} <small>{indicator?.unit && <Unit unit={indicator.unit} />}</small>
                    </td>
                    <td>{formatPeriod(cell.period)}</td>
                    <td>
                      <LightTag status={{ light: cell.light, verdict: cell.verdict, explanation: "" }} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
