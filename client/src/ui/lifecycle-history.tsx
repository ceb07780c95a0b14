import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lifecycleChangesQuery } from "@/api/lifecycles";
import { today } from "@/lib/today";
import { formatInstant } from "@/lib/format";
import { Panel } from "./panel";

/** Every decision to take a task or project out of the counts, or back into them; nothing where there was none. */
export function LifecycleHistory({ plan, kind, code }: { plan: string; kind: "task" | "project"; code: string }) {
  const { t } = useTranslation();
  const changes = useQuery(lifecycleChangesQuery(plan, kind, code)).data ?? [];
  if (changes.length === 0) {
    return null;
  }
  return (
    <Panel title={t("lifecycle.history")} note={t("lifecycle.historyNote")}>
      <table className="data">
        <tbody>
          {changes.map((c) => (
            <tr key={`${c.madeAt} ${c.since}`}>
              <td className="num nowrap muted">{t(c.since > today().format("YYYY-MM-DD") ? "lifecycle.fromDay" : "owner.since", { date: c.since })}</td>
              <td>
                <span className="strong">{c.mergedInto ? t("lifecycle.into", { code: c.mergedInto }) : t(`lifecycle.${c.state}`)}</span>
                <div>{[c.reason, c.document].filter(Boolean).join(" · ")}</div>
                <div className="muted small">{[c.madeBy, formatInstant(c.madeAt)].filter(Boolean).join(" ")}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
