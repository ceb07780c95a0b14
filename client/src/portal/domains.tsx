import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { countLights } from "@/ui/light";
import { FewCounts } from "./bars";
import { IndicatorRow } from "./indicator-row";
import type { ReleasedIndicator } from "./queries";

const wide = window.matchMedia("(min-width: 900px)");

function onWidth(onChange: () => void) {
  wide.addEventListener("change", onChange);
  return () => wide.removeEventListener("change", onChange);
}

/** Every indicator under its domain; on a phone the domains fold and the first is open. */
export function Domains({ plan, indicators }: { plan: string; indicators: readonly ReleasedIndicator[] }) {
  const { t } = useTranslation();
  const domains = [...new Set(indicators.map((i) => i.domain))];
  const isWide = useSyncExternalStore(onWidth, () => wide.matches);
  return (
    <div className="domains">
      {domains.map((domain, n) => {
        const own = indicators.filter((i) => i.domain === domain);
        return (
          <details key={domain} open={isWide || n === 0}>
            <summary>
              <h2>{domain}</h2>
              <FewCounts lights={countLights(own.filter((i) => !i.parentCode).map((i) => i.status))} />
            </summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="unseen">{t("portal.indicator")}</span>
                  </th>
                  <th scope="col" className="latest">
                    {t("portal.latest")}
                  </th>
                  <th scope="col" className="aim">
                    {t("portal.target")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {own.map((indicator) => (
                  <IndicatorRow key={indicator.code} plan={plan} indicator={indicator} />
                ))}
              </tbody>
            </table>
          </details>
        );
      })}
    </div>
  );
}
