import { useTranslation } from "react-i18next";
import type { PublicPlan } from "./queries";

/** Under which the data may be used, or that nobody has said. */
export function Licence({ licence }: { licence: PublicPlan["licence"] }) {
  const { t } = useTranslation();
  if (!licence) {
    return <span>{t("portal.noLicence")}</span>;
  }
  const words = t("portal.licence", { title: licence.title });
  return licence.url ? <a href={licence.url}>{words}</a> : <span>{words}</span>;
}
