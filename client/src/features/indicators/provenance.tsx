import { LinkOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure, formatInstant, formatPercent, formatPeriod } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";
import { Docked } from "@/ui/docked";
import { Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import { baselineText } from "./points";

type Props = { indicator: Schemas["Indicator"]; figure: Schemas["Observation"]; isAssessed: boolean; onClose: () => void };

/** Where a figure comes from: what was computed from it, who reported it, who let it pass, and what it replaced. */
export function Provenance({ indicator, figure, isAssessed, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const written = (o: Pick<Schemas["Observation"], "text" | "value">) => o.text ?? formatFigure(o.value, indicator.decimals);
  return (
    <Docked
      title={t("provenance.title")}
      subject={figure.id}
      onClose={onClose}
      actions={
        <Button
          type="text"
          size="small"
          icon={<LinkOutlined />}
          onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => message.success(t("provenance.copied")))}
        >
          {t("provenance.link")}
        </Button>
      }
    >
      <section>
        <span className="hero">{written(figure)}</span>{" "}
        <span className="muted">
          {indicator.unit && (
            <>
              <Unit unit={indicator.unit} /> ·{" "}
            </>
          )}
          {figure.orgUnit.shortName} · {formatPeriod(figure.period)}
        </span>
        <p className="muted small">
          {t("indicator.revisionNo", { no: figure.revision })} · {t("provenance.approved", { at: formatInstant(figure.approvedAt) })}
        </p>
      </section>
      {isAssessed && <Why indicator={indicator} />}
      <section>
        <h3>{t("provenance.trail")}</h3>
        {figure.source === "plan" ? (
          <p>{t("provenance.plan")}</p>
        ) : (
          <ol className="trail">
            {figure.provenance.toReversed().map((act) => (
              <li key={act.step}>
                <div className="row">
                  <span className="strong">{t(`step.${act.step}`)}</span>
                  <span className="muted nowrap">{formatInstant(act.at)}</span>
                </div>
                <ActorName name={act.by} onBehalfOf={act.onBehalfOf} program={act.program} />　<span className="muted">{act.orgUnit.shortName}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
      {figure.superseded.length > 0 && (
        <section>
          <h3>{t("indicator.revision")}</h3>
          <table className="data">
            <tbody>
              <tr>
                <td>{t("indicator.revisionNo", { no: figure.revision })}</td>
                <td className="num strong">{written(figure)}</td>
                <td className="muted">{t("provenance.inForce")}</td>
              </tr>
              {figure.superseded.map((s) => (
                <tr key={s.revision}>
                  <td>{t("indicator.revisionNo", { no: s.revision })}</td>
                  <td className="num old">{written(s)}</td>
                  <td className="muted nowrap">{formatInstant(s.approvedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Docked>
  );
}

/** The light and what it was computed from. */
function Why({ indicator }: { indicator: Schemas["Indicator"] }) {
  const { t } = useTranslation();
  const { status, baseline, target, decimals } = indicator;
  const pairs: [string, string][] = [
    [t("indicator.baseline", { year: baseline.year }), baselineText(baseline)],
    [t("indicator.target", { year: target.year }), target.text],
    [t("indicator.latestOf", { period: formatPeriod(status.period) }), status.text ?? formatFigure(status.value, decimals)],
    ...(status.progress === null
      ? []
      : ([
          [t("indicator.done"), formatPercent(status.progress)],
          [t("provenance.due"), formatPercent(status.plannedProgress)],
        ] as [string, string][])),
    ...(status.pace === null ? [] : ([[t("provenance.pace"), formatFigure(Math.round(status.pace * 1000) / 1000, 3)]] as [string, string][])),
  ];
  return (
    <section>
      <h3>
        {t("provenance.why")} <LightTag status={status} />
      </h3>
      {pairs.map(([name, value]) => (
        <div className="pair" key={name}>
          <span className="secondary">{name}</span>
          <span className="figure strong">{value}</span>
        </div>
      ))}
      {status.progress === null && <p className="muted small">{status.explanation}</p>}
    </section>
  );
}
