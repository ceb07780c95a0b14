import "./settings.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { formatFigure, formatInstant } from "@/lib/format";
import { LightMark } from "@/ui/light";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { ErrorState, Pending } from "@/ui/states";
import { type Settings, settingsQuery } from "./queries";
import { SettingsForm } from "./settings-form";

/** 考核设置: by which thresholds paces become lights, whose they are, and what another number would change. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const settings = useQuery(settingsQuery(plan));
  if (settings.isPending) {
    return <Pending rows={8} />;
  }
  if (settings.error) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  const { data } = settings;
  return (
    <>
      <PageHeader title={t("assessment.title")} documentTitle={t("assessment.title")}>
        <span className="muted">{data.isProposal ? t("assessment.proposal") : t("assessment.set", { no: data.version })}</span>
      </PageHeader>
      <Panel title={t("assessment.inForce")} note={t("assessment.rho")} isPadded>
        <Bands thresholds={data.inForce} />
        <p className="secondary small">{t("assessment.scope", { version: data.formulaVersion })}</p>
        <p>{t(data.inForce.ranking ? "assessment.areRanked" : "assessment.areNotRanked")}</p>
        <p>{t("assessment.ladder", { red: data.inForce.slipRedDays, decision: data.inForce.slipDecisionDays })}</p>
      </Panel>
      {data.mayWrite && (
        <Panel title={t("assessment.change")} isPadded>
          {/* What somebody else has set meanwhile begins the form anew. */}
          <SettingsForm key={data.version} plan={plan} settings={data} />
        </Panel>
      )}
      {data.revisions.length > 0 && (
        <Panel title={t("assessment.history")}>
          <table className="data">
            <thead>
              <tr>
                <th>{t("indicator.revision")}</th>
                <th className="num">{t("assessment.faster")}</th>
                <th className="num">{t("assessment.inLine")}</th>
                <th className="num">{t("assessment.behind")}</th>
                <th className="num">{t("assessment.slipRedDays")}</th>
                <th className="num">{t("assessment.slipDecisionDays")}</th>
                <th>{t("assessment.ranking")}</th>
                <th>{t("target.reason")}</th>
                <th className="wide-only">{t("assessment.setBy")}</th>
              </tr>
            </thead>
            <tbody>
              {data.revisions.map((r) => (
                <tr key={r.revision}>
                  <td className="nowrap">{t("indicator.revisionNo", { no: r.revision })}</td>
                  <td className="num">{formatFigure(r.numbers.faster, 2)}</td>
                  <td className="num">{formatFigure(r.numbers.inLine, 2)}</td>
                  <td className="num">{formatFigure(r.numbers.behind, 2)}</td>
                  <td className="num">{r.numbers.slipRedDays}</td>
                  <td className="num">{r.numbers.slipDecisionDays}</td>
                  <td className="nowrap">{t(r.numbers.ranking ? "assessment.rankingOn" : "assessment.rankingOff")}</td>
                  <td className="breaks-anywhere">{r.reason}</td>
                  <td className="secondary nowrap wide-only">
                    {r.setBy} {formatInstant(r.setAt)}
                  </td>
                </tr>
              ))}
              <tr>
                <td className="nowrap muted">{t("assessment.lantu")}</td>
                <td className="num muted">{formatFigure(data.proposed.faster, 2)}</td>
                <td className="num muted">{formatFigure(data.proposed.inLine, 2)}</td>
                <td className="num muted">{formatFigure(data.proposed.behind, 2)}</td>
                <td className="num muted">{data.proposed.slipRedDays}</td>
                <td className="num muted">{data.proposed.slipDecisionDays}</td>
                <td className="muted nowrap">{t("assessment.rankingOn")}</td>
                <td className="muted">{t("assessment.lantuNote")}</td>
                <td className="wide-only" />
              </tr>
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}

/** From the slowest pace to the fastest, each verdict with its light. */
function Bands({ thresholds: { faster, inLine, behind } }: { thresholds: Settings["inForce"] }) {
  const { t } = useTranslation();
  const number = (value: number) => formatFigure(value, 2);
  const bands = [
    { light: "red", verdict: "movingAway", range: "ρ < 0" },
    { light: "red", verdict: "seriouslyBehind", range: `0 ≤ ρ < ${number(behind)}` },
    { light: "yellow", verdict: "behind", range: `${number(behind)} ≤ ρ < ${number(inLine)}` },
    { light: "green", verdict: "inLine", range: `${number(inLine)} ≤ ρ < ${number(faster)}` },
    { light: "green", verdict: "faster", range: `ρ ≥ ${number(faster)}` },
  ] as const;
  return (
    <ul className="bands">
      {bands.map(({ light, verdict, range }) => (
        <li key={verdict} className={`light ${light}`}>
          <span>
            <LightMark light={light} /> {t(`verdict.${verdict}`)}
          </span>
          <span className="figure">{range}</span>
        </li>
      ))}
    </ul>
  );
}
