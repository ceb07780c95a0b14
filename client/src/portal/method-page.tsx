import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { LightMark } from "@/ui/light";
import { Heading } from "./heading";
import { indicatorsQuery } from "./queries";
import { Awaited } from "./states";

const lights = ["green", "yellow", "red", "grey"] as const;

/** How a light comes about, in plain words and with the bounds by which the last release was judged. */
export function MethodPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const indicators = useQuery(indicatorsQuery(plan));
  if (!indicators.data) {
    return <Awaited error={indicators.error} onRetry={() => void indicators.refetch()} />;
  }
  const used = indicators.data.find((i) => i.status.inputs)?.status.inputs;
  const bounds = used && { inLine: used.inLine.toFixed(2), behind: used.behind.toFixed(2) };
  return (
    <>
      <Heading title={t("portal.nav.method")} />
      <p className="intro">{t("portal.method.lead")}</p>
      {bounds && (
        <dl className="downloads">
          {lights.map((light) => (
            <div key={light}>
              <dt className={`light ${light}`}>
                <LightMark light={light} /> {t(`light.${light}`)}
              </dt>
              <dd>{t(`portal.method.${light}`, bounds)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{t("portal.method.floors")}</p>
      {bounds && <p>{t("portal.method.own", bounds)}</p>}
    </>
  );
}
