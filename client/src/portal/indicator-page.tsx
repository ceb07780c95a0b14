import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPeriod } from "@/lib/format";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightMark, LightTag } from "@/ui/light";
import { Feedback } from "./feedback";
import { Heading } from "./heading";
import { indicatorQuery } from "./queries";
import { Awaited } from "./states";
import { Sum } from "./sum";
import { targetOf } from "./target";
import { canBeDrawn, Trend, trendOf, useAxisNote } from "./trend";

type Shown = Schemas["PublicIndicator"];

export function IndicatorPage() {
  const { t } = useTranslation();
  const { plan = "", code = "" } = useParams();
  const answer = useQuery(indicatorQuery(plan, code));
  if (!answer.data) {
    return <Awaited error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const { indicator, areas, series } = answer.data;
  const city = areas[0]?.orgUnit.code;
  const own = series.filter((s) => s.orgUnit.code === city);
  return (
    <>
      <p className="crumb">
        <Link to={`/public/plans/${plan}/indicators`}>{t("portal.nav.indicators")}</Link> / {indicator.domain} / {indicator.code}
      </p>
      <Heading title={indicator.name} shown={<IndicatorName name={indicator.name} />}>
        <LightTag status={indicator.status} />
      </Heading>
      <p className="intro">{indicator.status.explanation}</p>
      <dl className="facts-line">
        <div>
          <dt>{t("portal.latest")}</dt>
          <dd>
            <strong>{indicator.status.text ?? formatFigure(indicator.status.value, indicator.decimals)}</strong> <Unit unit={indicator.unit} />
          </dd>
        </div>
        <div>
          <dt>{t("portal.baseline", { year: indicator.baseline.year })}</dt>
          <dd>{indicator.baseline.text ?? formatFigure(indicator.baseline.value)}</dd>
        </div>
        <div>
          <dt>{t("portal.targetOf", { year: indicator.target.year })}</dt>
          <dd>{targetOf(indicator)?.text ?? t("portal.targetPending")}</dd>
        </div>
      </dl>
      <Sum status={indicator.status} decimals={indicator.decimals} />
      <div className="two">
        <Drawing answer={answer.data} />
        <section>
          <h2>{t("portal.figures")}</h2>
          {own.length === 0 ? <p className="note">{t("portal.noFigures")}</p> : <Figures series={own} indicator={indicator} />}
          <Embedding plan={plan} code={code} />
        </section>
      </div>
      <Areas plan={plan} answer={answer.data} />
      <Sheet sheet={answer.data.sheet} />
      <Feedback key={code} plan={plan} subject={{ kind: "indicator", code }} />
    </>
  );
}

function Drawing({ answer }: { answer: Shown }) {
  const { t } = useTranslation();
  const { indicator, areas, series } = answer;
  const former = series
    .filter((s) => s.orgUnit.code === areas[0]?.orgUnit.code && s.period.length === 4)
    .flatMap((s) => s.former.flatMap((f) => (f.value === null ? [] : [{ year: Number(s.period), value: f.value }])));
  const trend = trendOf(indicator, former);
  const note = useAxisNote(trend);
  return (
    <section className="one-trend large">
      <h2>
        {t("portal.trend")}
        <small>
          <Unit unit={indicator.unit} />
          {note && `，${note}`}
        </small>
      </h2>
      {canBeDrawn(trend) ? <Trend trend={trend} decimals={indicator.decimals} label={indicator.name} /> : <p className="note">{t("portal.notDrawn")}</p>}
    </section>
  );
}

function Figures({ series, indicator }: { series: Shown["series"]; indicator: Shown["indicator"] }) {
  const { t } = useTranslation();
  return (
    <table className="grid">
      <thead>
        <tr>
          <th scope="col">{t("portal.period")}</th>
          <th scope="col" className="num">
            {t("portal.value")}
          </th>
          <th scope="col">{t("portal.firstShown")}</th>
        </tr>
      </thead>
      <tbody>
        {[...series].reverse().map((s) => (
          <tr key={s.id}>
            <th scope="row">{formatPeriod(s.period)}</th>
            <td className="num">
              <FigureLinks figure={s} decimals={indicator.decimals} />
            </td>
            <td>{t("portal.releaseNo", { no: s.releaseNo })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A figure and, struck through, those that were shown in its place; each at its own address. */
function FigureLinks({ figure, decimals }: { figure: Shown["series"][number]; decimals: number }) {
  return (
    <>
      <Link to={`/public/figures/${figure.id}`}>{figure.text ?? formatFigure(figure.value, decimals)}</Link>
      {figure.former.map((f) => (
        <Link key={f.id} className="was" to={`/public/figures/${f.id}`}>
          {f.text ?? formatFigure(f.value, decimals)}
        </Link>
      ))}
    </>
  );
}

function Areas({ plan, answer }: { plan: string; answer: Shown }) {
  const { t } = useTranslation();
  const { indicator } = answer;
  const counties = answer.areas.slice(1);
  if (counties.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t("portal.areas")}</h2>
      <table className="grid">
        <tbody>
          {counties.map(({ orgUnit, status }) => {
            const figure = answer.series.find((s) => s.orgUnit.code === orgUnit.code && s.period === status.period);
            return (
              <tr key={orgUnit.code}>
                <th scope="row">
                  <Link to={`/public/plans/${plan}/areas/${orgUnit.code}`}>{orgUnit.name}</Link>
                </th>
                <td className="num">
                  {figure ? <FigureLinks figure={figure} decimals={indicator.decimals} /> : (status.text ?? formatFigure(status.value, indicator.decimals))}
                </td>
                <td>{formatPeriod(status.period)}</td>
                <td className="why">
                  <LightMark light={status.light} /> {status.explanation}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const sheetFields = ["definition", "method", "source", "frequency", "contactUnit", "contactPhone", "revisionPolicy"] as const;

/** What is counted, how, from what, and whom one asks; only what has been written. */
function Sheet({ sheet }: { sheet: Shown["sheet"] }) {
  const { t } = useTranslation();
  const written = sheetFields.filter((name) => sheet[name]);
  return (
    <section>
      <h2>{t("portal.sheet.title")}</h2>
      {written.length === 0 ? (
        <p className="note">{t("portal.sheet.notYet")}</p>
      ) : (
        <dl className="downloads">
          {written.map((name) => (
            <div key={name}>
              <dt>{t(`portal.sheet.${name}`)}</dt>
              <dd>{sheet[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Embedding({ plan, code }: { plan: string; code: string }) {
  const { t } = useTranslation();
  return (
    <details className="sum">
      <summary>{t("portal.embed")}</summary>
      <p>{t("portal.embedHow")}</p>
      <code>{`<iframe src="${window.location.origin}/public/embed/plans/${plan}/indicators/${code}" width="480" height="320" loading="lazy"></iframe>`}</code>
    </details>
  );
}
