import "./blockers-panel.css";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { blank, formatDate, formatPeriod } from "@/lib/format";

/** 卡在哪里: why it cannot go on, who can unblock it and by when, of every unit whose latest approved report says so. */
export function BlockersPanel({ blockers }: { blockers: readonly Schemas["Blocker"][] }) {
  const { t } = useTranslation();
  if (blockers.length === 0) {
    return null;
  }
  return (
    <section className="panel blockers" aria-label={t("blocker.title")}>
      {blockers.map((blocker, i) => (
        <div key={blocker.submission}>
          <header>
            {i === 0 && <h2>{t("blocker.title")}</h2>}
            <span className="muted">{t("blocker.by", { unit: blocker.orgUnit.shortName, period: formatPeriod(blocker.period) })}</span>
          </header>
          <p>{blocker.reason ?? blank}</p>
          <dl>
            <dt>{t("blocker.needs")}</dt>
            <dd>{blocker.by ? t("blocker.toResolve", { unit: blocker.by }) : blank}</dd>
            <dt>{t("blocker.until")}</dt>
            <dd className={blocker.overdue ? "red" : undefined}>
              {formatDate(blocker.until)}
              {blocker.untilBefore && t("blocker.before", { day: formatDate(blocker.untilBefore) })}
              {blocker.overdue && ` ${t("blocker.overdue")}`}
            </dd>
          </dl>
        </div>
      ))}
    </section>
  );
}
