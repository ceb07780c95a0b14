import { Trans, useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { LightMark } from "@/ui/light";

const lights = ["green", "yellow", "red", "grey"] as const;

/** How many of each, as lengths with their numbers. */
export function Bars({ rows }: { rows: readonly { label: string; lights: Schemas["Lights"] }[] }) {
  const { t } = useTranslation();
  return (
    <div className="bars">
      {rows.map((row) => {
        const all = lights.reduce((sum, light) => sum + row.lights[light], 0);
        return all === 0 ? null : (
          <div key={row.label} className="bar-row">
            <span>
              <Trans i18nKey="portal.total" values={{ label: row.label, count: all }} components={{ b: <strong /> }} />
            </span>
            <span className="bar-line">
              {lights
                .filter((light) => row.lights[light] > 0)
                .map((light) => (
                  <span key={light} className={`part ${light}`} style={{ flexGrow: row.lights[light] }} title={`${t(`light.${light}`)} ${row.lights[light]}`}>
                    {row.lights[light]}
                  </span>
                ))}
            </span>
          </div>
        );
      })}
      <LightKey />
    </div>
  );
}

export function LightKey() {
  const { t } = useTranslation();
  return (
    <p className="light-key">
      {lights.map((light) => (
        <span key={light} className={`light ${light}`}>
          <LightMark light={light} />
          {t(`light.${light}`)}
        </span>
      ))}
    </p>
  );
}

/** ● 2 ▲ 1: those there are, none of what is not there. */
export function FewCounts({ lights: counts }: { lights: Schemas["Lights"] }) {
  const { t } = useTranslation();
  return (
    <span className="few">
      {lights
        .filter((light) => counts[light] > 0)
        .map((light) => (
          <span key={light} title={t(`light.${light}`)}>
            <LightMark light={light} />
            <span className="figure">{counts[light]}</span>
          </span>
        ))}
    </span>
  );
}
