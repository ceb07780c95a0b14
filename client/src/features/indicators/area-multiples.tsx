import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure, formatPeriod } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { Sparkline } from "@/ui/sparkline";

type Props = {
  indicator: Schemas["Indicator"];
  areas: readonly Schemas["OrgUnit"][];
  values: readonly Schemas["Observation"][];
  chosen: string | undefined;
  onChoose: (area: string) => void;
};

/** The areas side by side, each with its latest approved value; choosing one shows its trend above. */
export function AreaMultiples({ indicator, areas, values, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t("indicator.areas")} note={t("indicator.areasNote")} isPadded>
      <div className="multiples">
        {areas.map((area) => {
          const own = values.filter((v) => v.orgUnit.code === area.code && v.value !== null && v.period.length === 4);
          const last = own[own.length - 1];
          return (
            <div key={area.code} style={area.code === chosen ? { borderColor: "var(--primary)" } : undefined}>
              <a
                href={`?orgUnit=${area.code}`}
                onClick={(event) => {
                  event.preventDefault();
                  onChoose(area.code);
                }}
              >
                {area.shortName}
              </a>
              <span className="figure strong" style={{ float: "right" }}>
                {formatFigure(last?.value, indicator.decimals)}
              </span>
              <div className="muted">{last ? formatPeriod(last.period) : t("indicator.notReported")}</div>
              {own.length > 1 && <Sparkline path={[]} actual={own.map((v) => ({ year: Number(v.period), value: v.value as number }))} light="grey" />}
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
