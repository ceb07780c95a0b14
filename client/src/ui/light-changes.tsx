import "./light-changes.css";
import { ArrowRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { LightChange } from "@/api/targets";
import { IndicatorName } from "./indicator-name";
import { LightTag } from "./light";
import { Scroll } from "./scroll";

/** Where things stand before and after a change; those that change first. */
export function LightChanges({ changes, isOfOne = false }: { changes: readonly LightChange[]; isOfOne?: boolean }) {
  const { t } = useTranslation();
  const moves = (c: LightChange) => c.before.light !== c.after.light;
  const turned = changes.filter(moves);
  return (
    <section className="light-changes" aria-live="polite">
      <h3>
        {t("lightChange.title")} <span className="muted">{turned.length > 0 ? t("lightChange.count", { count: turned.length }) : t("lightChange.none")}</span>
      </h3>
      {changes.length > 0 && (
        <Scroll>
          <table className="data">
            <tbody>
              {[...turned, ...changes.filter((c) => !moves(c))].map((c) => (
                <tr key={`${c.indicatorCode} ${c.orgUnit.code}`} className={moves(c) ? "moves" : ""}>
                  {!isOfOne && (
                    <td>
                      <span className="muted">{c.indicatorCode}</span> <IndicatorName name={c.indicatorName} />
                    </td>
                  )}
                  <td className="nowrap">{c.orgUnit.shortName}</td>
                  <td className="nowrap">
                    <LightTag status={c.before} />
                    {moves(c) || c.before.verdict !== c.after.verdict ? (
                      <>
                        {" "}
                        <ArrowRightOutlined aria-label={t("lightChange.to")} /> <LightTag status={c.after} />
                      </>
                    ) : (
                      <span className="muted"> {t("lightChange.stays")}</span>
                    )}
                  </td>
                  <td className="secondary small why">{c.after.explanation}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
