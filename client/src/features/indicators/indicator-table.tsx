import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { blank, formatFigure, formatPeriod, formatSigned } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import { PaceBar, Sparkline } from "@/ui/sparkline";
import { annualPoints, baselineText, footnotes, paceWord } from "./points";

type Indicator = Schemas["Indicator"];

type Props = {
  plan: string;
  indicators: readonly Indicator[];
  orgUnit?: string | undefined;
  /** As known now, where the others are as known at a snapshot. */
  now?: readonly Indicator[] | undefined;
};

/** The plan's table in the plan's order, a domain's cell spanning its rows. */
export function IndicatorTable({ plan, indicators, orgUnit, now }: Props) {
  const { t } = useTranslation();
  const { marks, texts } = footnotes(indicators);
  const [baseYear, targetYear] = [indicators[0]?.baseline.year, indicators[0]?.target.year];
  return (
    <>
      <div className="scroll">
        <table className="data indicators">
          <thead>
            <tr>
              <th className="wide-only">{t("indicator.domain")}</th>
              <th className="num">{t("indicator.code")}</th>
              <th>{t("indicator.name")}</th>
              <th className="wide-only">{t("indicator.unit")}</th>
              <th className="wide-only">{t("indicator.nature")}</th>
              <th className="num wide-only">{t("indicator.year", { year: baseYear })}</th>
              <th className="num">{t("indicator.target", { year: targetYear })}</th>
              <th className="wide-only">
                {baseYear}–{targetYear}
              </th>
              <th className="num">{t("indicator.latest")}</th>
              <th className="wide-only">{t("indicator.period")}</th>
              <th className="num wide-only">{t("indicator.gap")}</th>
              <th className="wide-only">{t("indicator.pace")}</th>
              <th>{t("indicator.light")}</th>
              {now && <th>{t("snapshot.now")}</th>}
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator, i) => {
              const isFirst = indicators[i - 1]?.domain !== indicator.domain;
              const inDomain = indicators.filter((other) => other.domain === indicator.domain);
              return (
                <tr key={indicator.code} className={isFirst ? "first" : undefined}>
                  {isFirst && (
                    <td className="domain wide-only" rowSpan={inDomain.length}>
                      <div className="strong">{indicator.domain}</div>
                      <div className="muted">{t("indicator.items", { count: inDomain.filter((x) => !x.parentCode).length })}</div>
                    </td>
                  )}
                  <Row
                    to={`/plans/${plan}/indicators/${indicator.code}${orgUnit ? `?orgUnit=${orgUnit}` : ""}`}
                    indicator={indicator}
                    mark={marks.get(indicator.code)}
                  />
                  {now && <Now indicator={now.find((one) => one.code === indicator.code)} />}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {texts.length > 0 && (
        <footer className="footnotes">
          {texts.map((text, i) => `${String.fromCharCode(0x2460 + i)} ${text}`).join("　")}　{t("indicator.paceNote")}
        </footer>
      )}
    </>
  );
}

function Now({ indicator }: { indicator: Indicator | undefined }) {
  return (
    <td className="nowrap">
      {indicator ? (
        <>
          <span className="figure strong">{indicator.status.text ?? formatFigure(indicator.status.value, indicator.decimals)}</span>{" "}
          <LightTag status={indicator.status} isCompact />
        </>
      ) : (
        blank
      )}
    </td>
  );
}

function Row({ to, indicator, mark }: { to: string; indicator: Indicator; mark: string | undefined }) {
  const { t } = useTranslation();
  const { status, baseline, target, decimals } = indicator;
  const word = paceWord(status);
  return (
    <>
      <td className="num muted">{indicator.code}</td>
      <td style={indicator.parentCode ? { paddingLeft: 20 } : undefined}>
        <Link className="name" to={to}>
          {indicator.parentCode && <span className="muted">{t("indicator.ofWhich")}</span>}
          <IndicatorName name={indicator.name} />
        </Link>
        <div className="muted narrow-only">
          {indicator.unit && (
            <>
              <Unit unit={indicator.unit} /> ·{" "}
            </>
          )}
          {t(`nature.${indicator.nature}`)}
        </div>
      </td>
      <td className="secondary nowrap wide-only">
        <Unit unit={indicator.unit} />
      </td>
      <td className={`nowrap wide-only ${indicator.nature === "expected" ? "muted" : ""}`}>{t(`nature.${indicator.nature}`)}</td>
      <td className="num nowrap wide-only" title={baseline.text ?? undefined}>
        {baselineText(baseline)}
        {mark && <sup className="muted">{mark}</sup>}
      </td>
      <td className="num nowrap" title={target.text}>
        {target.comparator === "assigned" || target.comparator === "notBelowAssigned" ? (
          <span className="muted">{t("indicator.toBeAssigned")}</span>
        ) : (
          target.text
        )}
      </td>
      <td className="wide-only">
        <Sparkline
          years={[baseline.year, target.year]}
          path={indicator.path}
          actual={annualPoints(indicator, indicator.recent).filter((p) => p.year >= baseline.year)}
          target={target.value}
          light={status.light}
        />
      </td>
      <td className="num strong">{status.text ?? formatFigure(status.value, decimals)}</td>
      <td className="secondary nowrap wide-only">{formatPeriod(status.period)}</td>
      <td className={`num wide-only ${status.light === "yellow" || status.light === "red" ? status.light : "secondary"}`}>
        {formatSigned(status.gap, decimals)}
      </td>
      <td className="nowrap wide-only">
        {status.pace !== null && status.progress !== null && status.plannedProgress !== null ? (
          <>
            <PaceBar done={status.progress} due={status.plannedProgress} light={status.light} />{" "}
            <span className="figure">{formatFigure(Math.round(status.pace * 100) / 100, 2)}</span>
          </>
        ) : (
          <span className="secondary">{word ? t(`pace.${word}`) : blank}</span>
        )}
      </td>
      <td>
        <LightTag status={status} isCompact isPlain={word !== null} />
      </td>
    </>
  );
}
