import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatInstant, formatPeriod } from "@/lib/format";
import { ChangeList } from "./change-list";
import { Heading } from "./heading";
import { releaseQuery } from "./queries";
import { Awaited } from "./states";

/** One release with all that it changed: corrections first, then lights that turn, then what is new. */
export function ReleasePage() {
  const { t } = useTranslation();
  const { plan = "", no = "" } = useParams();
  const release = useQuery(releaseQuery(plan, Number(no)));
  if (!release.data) {
    return <Awaited error={release.error} onRetry={() => void release.refetch()} />;
  }
  const { title, note, publishedAt, through, counts, changes } = release.data;
  return (
    <>
      <p className="crumb">
        <Link to={`/public/plans/${plan}/releases`}>{t("portal.nav.releases")}</Link> / {t("portal.releaseNo", { no })}
      </p>
      <Heading title={title} />
      {note && <p className="intro">{note}</p>}
      <p className="note">
        {formatInstant(publishedAt)} · {t("portal.through", { through: formatPeriod(through) })} · {t("portal.counts", counts)}
      </p>
      {(["corrected", "withdrawn", "light", "computed", "added"] as const).map((kind) => {
        const own = changes.filter((c) => c.kind === kind);
        return (
          own.length > 0 && (
            <details key={kind} className="chapter" open={kind !== "added" || own.length < 50}>
              <summary>
                <h2>{t(`releaseChange.${kind}`)}</h2> {own.length}
              </summary>
              <ChangeList plan={plan} changes={own} />
            </details>
          )
        );
      })}
    </>
  );
}
