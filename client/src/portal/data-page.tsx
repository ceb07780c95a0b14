import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Heading } from "./heading";
import { Licence } from "./licence";
import { planQuery } from "./queries";

const files = ["data.zip", "data.csv", "data.json", "releases.atom"] as const;
const words = { "data.zip": "zip", "data.csv": "csv", "data.json": "json", "releases.atom": "atom" } as const;

export function DataPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const shown = useQuery(planQuery(plan)).data;
  const address = `/api/v1/public/plans/${plan}`;
  return (
    <>
      <Heading title={t("portal.nav.data")} />
      <p className="intro">
        {t("portal.dataLead")} {shown && <Licence licence={shown.licence} />}
      </p>
      <dl className="downloads">
        {files.map((file) => (
          <div key={file}>
            <dt>
              <a href={`${address}/${file}`}>{file}</a>
            </dt>
            <dd>{t(`portal.file.${words[file]}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("portal.callIt")}</h2>
      <p>{t("portal.callHow")}</p>
      <code className="block">curl {`${window.location.origin}${address}/indicators`}</code>
    </>
  );
}
