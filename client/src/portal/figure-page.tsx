import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatFigure, formatInstant, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { Heading } from "./heading";
import { figureQuery } from "./queries";
import { Awaited } from "./states";

/** One figure, for ever at this address: what it was, since when, and what has taken its place. */
export function FigurePage() {
  const { t } = useTranslation();
  const { figure = "" } = useParams();
  const answer = useQuery(figureQuery(figure));
  if (!answer.data) {
    return <Awaited error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const shown = answer.data;
  return (
    <>
      <p className="crumb">
        <Link to={`/public/plans/${shown.plan}`}>{t("portal.nav.overview")}</Link> /{" "}
        <Link to={`/public/plans/${shown.plan}/indicators/${shown.indicatorCode}`}>
          <IndicatorName name={shown.indicatorName} />
        </Link>
      </p>
      <Heading
        title={`${shown.area.name} ${formatPeriod(shown.period)} ${shown.indicatorName}`}
        shown={
          <>
            {shown.area.name} {formatPeriod(shown.period)} <IndicatorName name={shown.indicatorName} />
          </>
        }
      />
      <p className={`the-figure ${shown.inForce ? "" : "was"}`}>
        {shown.text ?? formatFigure(shown.value)} <Unit unit={shown.unit} />
      </p>
      {!shown.inForce && (
        <p role="note" className="replaced">
          {shown.supersededBy ? (
            <>
              {t("portal.corrected")} <Link to={`/public/figures/${shown.supersededBy}`}>{t("portal.seeNew")}</Link>
            </>
          ) : (
            t("portal.withdrawn")
          )}
        </p>
      )}
      <p className="note">{t("portal.shownSince", { no: shown.releaseNo, at: formatInstant(shown.releasedAt) })}</p>
      <p className="note">{t("portal.cite")}</p>
      <code className="block">{`${window.location.origin}/public/figures/${shown.id}`}</code>
    </>
  );
}
