import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatPeriod, shortPeriod } from "@/lib/format";
import { LightMark } from "@/ui/light";

type Point = Schemas["ChapterProgress"]["history"][number];

const order = ["green", "yellow", "red", "grey"] as const;

/** After each period, one mark a task: a distribution, never an average. Read as a table by those who do not see it. */
export function ChapterLights({ history }: { history: readonly Point[] }) {
  const { t } = useTranslation();
  return (
    <table className="data chapter-lights">
      <thead>
        <tr>
          <th>{t("submission.period")}</th>
          <th>{t("indicator.light")}</th>
          {order.map((light) => (
            <th key={light} className="num wide-only">
              <LightMark light={light} /> {t(`light.${light}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {history.map(({ period, lights }) => (
          <tr key={period}>
            <td className="nowrap" title={formatPeriod(period)}>
              {shortPeriod(period)}
            </td>
            <td className="marks">
              {order.flatMap((light) => Array.from({ length: lights[light] }, (_, i) => <LightMark key={`${light}${i}`} light={light} />))}
            </td>
            {order.map((light) => (
              <td key={light} className="num wide-only">
                {lights[light] || <span className="muted">–</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
