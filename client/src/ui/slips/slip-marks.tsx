import "./slips.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Slip } from "@/api/slips";
import { formatDate } from "@/lib/format";

/** 提醒 blue, 预警 orange, 督办 red: always with its word. */
export function SlipLevel({ level }: { level: Slip["level"] }) {
  const { t } = useTranslation();
  return <span className={`slip-level ${level}`}>{t(`slipLevel.${level}`)}</span>;
}

/** Its number, which says its level, in the level's colour; leads there. */
export function SlipNumber({ plan, slip }: { plan: string; slip: Pick<Slip, "id" | "level" | "number"> }) {
  return (
    <Link className={`slip-level ${slip.level}`} to={`/plans/${plan}/supervision/${slip.id}`}>
      {slip.number}
    </Link>
  );
}

/** How it stands, whose turn it is until when; overdue in red. */
export function SlipStanding({ slip }: { slip: Pick<Slip, "state" | "overdue" | "turnDueOn" | "acceptedUntil"> }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={slip.overdue ? "red" : undefined}>
        {t(`slipState.${slip.state}`)}
        {slip.overdue && ` · ${t("slip.overdue")}`}
      </div>
      {slip.turnDueOn && <div className="muted small nowrap">{t("slip.by", { date: formatDate(slip.turnDueOn) })}</div>}
      {slip.acceptedUntil && <div className="muted small nowrap">{t("slip.acceptedUntil", { date: formatDate(slip.acceptedUntil) })}</div>}
    </>
  );
}
