import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatFigure } from "@/lib/format";

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

type Props = { sum: Schemas["TargetsSum"]; kind: Schemas["AggregationKind"]; decimals: number; columns: number };

/** The foot of the table: what the areas make together, and what is over or missing. */
export function DivisionSum({ sum, kind, decimals, columns }: Props) {
  const { t } = useTranslation();
  return (
    <tfoot>
      <tr>
        <td colSpan={columns}>
          {t("target.together")} <span className="muted small">{kind === "reportedByCity" ? t("target.notMade") : t(`aggregation.${kind}`)}</span>
        </td>
        <td className="num nowrap" role="status">
          {sum.made !== null && formatFigure(rounded(sum.made), decimals)}
          {sum.goal !== null && sum.made !== null && (
            <div className={sum.addsUp ? "green small" : "red small"}>
              {sum.addsUp
                ? t("target.addsUp", { goal: formatFigure(sum.goal, decimals) })
                : t((sum.difference ?? 0) > 0 ? "target.over" : "target.short", {
                    goal: formatFigure(sum.goal, decimals),
                    by: formatFigure(rounded(Math.abs(sum.difference ?? 0)), decimals),
                  })}
            </div>
          )}
        </td>
      </tr>
    </tfoot>
  );
}
