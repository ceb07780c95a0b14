import { CloseOutlined, LinkOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure, formatInstant, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";

/** Where a figure comes from: who reported it, who let it pass, and what it replaced. */
export function Provenance({ indicator, figure, onClose }: { indicator: Schemas["Indicator"]; figure: Schemas["Observation"]; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Panel
      title={t("provenance.title")}
      extra={
        <>
          <Button
            type="text"
            size="small"
            icon={<LinkOutlined />}
            onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => message.success(t("provenance.copied")))}
          >
            {t("provenance.link")}
          </Button>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t("action.close")} onClick={onClose} />
        </>
      }
      isPadded
    >
      <div className="strip">
        <span className="big">{figure.text ?? formatFigure(figure.value, indicator.decimals)}</span>
      </div>
      <p className="muted">
        {figure.orgUnit.shortName} · {formatPeriod(figure.period)} · {t("indicator.revisionNo", { no: figure.revision })}
      </p>
      <br />
      {figure.source === "plan" ? (
        <p>{t("provenance.plan")}</p>
      ) : (
        <ol className="trail">
          {figure.provenance.toReversed().map((act) => (
            <li key={act.step}>
              <div className="row">
                <span className="strong">{t(`step.${act.step}`)}</span>
                <span className="muted">{formatInstant(act.at)}</span>
              </div>
              {act.by}　<span className="muted">{act.orgUnit.shortName}</span>
            </li>
          ))}
        </ol>
      )}
      {figure.superseded.length > 0 && (
        <table className="data">
          <tbody>
            {figure.superseded.map((s) => (
              <tr key={s.revision}>
                <td>{t("indicator.revisionNo", { no: s.revision })}</td>
                <td className="num old">{s.text ?? formatFigure(s.value, indicator.decimals)}</td>
                <td className="muted">{formatInstant(s.approvedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
