import { useTranslation } from "react-i18next";
import { LightMark } from "@/ui/light";
import { Heading } from "./heading";

const lights = ["green", "yellow", "red", "grey"] as const;

/** How a light comes about, in plain words. */
export function MethodPage() {
  const { t } = useTranslation();
  return (
    <>
      <Heading title={t("portal.nav.method")} />
      <p className="intro">{t("portal.method.lead")}</p>
      <dl className="downloads">
        {lights.map((light) => (
          <div key={light}>
            <dt className={`light ${light}`}>
              <LightMark light={light} /> {t(`light.${light}`)}
            </dt>
            <dd>{t(`portal.method.${light}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("portal.method.floors")}</p>
      <p>{t("portal.method.own")}</p>
    </>
  );
}
