import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Domains } from "./domains";
import { Heading } from "./heading";
import { indicatorsQuery } from "./queries";
import { Awaited } from "./states";

export function IndicatorsPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const indicators = useQuery(indicatorsQuery(plan));
  if (!indicators.data) {
    return <Awaited error={indicators.error} onRetry={() => void indicators.refetch()} />;
  }
  return (
    <>
      <Heading title={t("portal.nav.indicators")} />
      {indicators.data.length === 0 ? <p>{t("portal.nothingReleased")}</p> : <Domains plan={plan} indicators={indicators.data} />}
    </>
  );
}
