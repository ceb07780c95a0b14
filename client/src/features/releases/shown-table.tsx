import { useTranslation } from "react-i18next";
import { formatFigure, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightCounts, LightTag } from "@/ui/light";
import { Scroll } from "@/ui/scroll";
import { EmptyState } from "@/ui/states";
import type { ReleasePreview } from "./queries";

/** All that the public would see, also what this release does not touch. */
export function ShownTable({ preview }: { preview: ReleasePreview }) {
  const { t } = useTranslation();
  if (preview.indicators.length === 0 && preview.chapters.length === 0) {
    return <EmptyState title={t("release.nothingShown")} />;
  }
  return (
    <Scroll>
      <table className="data">
        <thead>
          <tr>
            <th>{t("release.what")}</th>
            <th className="num">{t("release.latest")}</th>
            <th className="num wide-only">{t("release.target")}</th>
            <th>{t("release.light")}</th>
            <th className="wide-only">{t("release.why")}</th>
          </tr>
        </thead>
        <tbody>
          {preview.indicators.map((i) => (
            <tr key={i.code}>
              <td className="what">
                <span className="muted">{i.code}</span> <IndicatorName name={i.name} />{" "}
                <span className="muted small">
                  <Unit unit={i.unit} />
                </span>
              </td>
              <td className="num nowrap">
                {i.status.text ?? formatFigure(i.status.value, i.decimals)}
                <div className="muted small">{i.status.period && formatPeriod(i.status.period)}</div>
              </td>
              <td className="num wide-only secondary">{i.target.text}</td>
              <td className="nowrap">
                <LightTag status={i.status} isCompact />
              </td>
              <td className="wide-only secondary what">{i.status.explanation}</td>
            </tr>
          ))}
          {preview.chapters.map((c) => (
            <tr key={`chapter ${c.no}`}>
              <td className="what">
                <span className="muted">{t("release.chapter", { no: c.no })}</span> {c.title}
              </td>
              <td colSpan={4}>
                <div className="release-counts">
                  <span>
                    {t("release.taskCount", { count: c.tasks.length })} <LightCounts lights={c.taskLights} />
                  </span>
                  {c.projects.length > 0 && (
                    <span>
                      {t("release.projectCount", { count: c.projects.length })} <LightCounts lights={c.projectLights} />
                    </span>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
