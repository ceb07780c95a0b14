import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatFigure, formatPeriod } from "@/lib/format";
import { today } from "@/lib/today";
import { IndicatorName } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { chaptersQuery, documentQuery, previewQuery, type Release } from "./queries";
import { periodsOf } from "./scope";

const named = 5;

/** What has become final since the last release and nobody outside has seen; corrections by name, since old figures are cited. */
export function PendingChanges({ plan, last }: { plan: string; last: Release | undefined }) {
  const { t } = useTranslation();
  const document = useQuery(documentQuery(plan)).data;
  const chapters = useQuery(chaptersQuery(plan)).data?.items;
  const through = document && periodsOf(document, today())[0];
  const preview = useQuery({
    ...previewQuery(plan, { through: through ?? "", domains: document?.domains ?? [], chapters: chapters?.map((c) => c.no) ?? [] }),
    enabled: !!last && !!through && !!chapters,
  }).data;
  const corrections = preview?.changes.filter((c) => c.kind === "corrected" || c.kind === "withdrawn") ?? [];
  if (!last || !preview || preview.changes.length === 0) {
    return null;
  }
  return (
    <Panel title={t("release.pending", { no: last.no })} note={t("release.summary", preview.counts)} isPadded>
      {corrections.length === 0 ? (
        <p className="secondary release-pending">{t("release.noCorrections")}</p>
      ) : (
        <ul className="release-pending">
          {corrections.slice(0, named).map((c) => (
            <li key={`${c.code} ${c.area} ${c.period}`}>
              {t(`releaseChange.${c.kind}`)} <IndicatorName name={c.title} /> · {c.areaName} · {formatPeriod(c.period)}{" "}
              <span className="figure">
                <s>{formatFigure(c.before?.value)}</s> → {formatFigure(c.after?.value)}
              </span>
            </li>
          ))}
          {corrections.length > named && (
            <li>
              <Link to={`/plans/${plan}/releases/new?kind=corrected,withdrawn`}>{t("release.moreCorrections", { count: corrections.length - named })}</Link>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
