import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOwnSession } from "@/api/own-session";
import { formatDate, formatInstant, formatPeriod } from "@/lib/format";
import { Docked } from "@/ui/docked";
import { Facts } from "@/ui/facts";
import { DueWords, StateTag } from "../state-tag";
import { ExtendButton } from "./extend-button";
import { canBeReminded, isIn } from "./matrix";
import { type Owed, remindersQuery } from "./queries";
import { ReminderItem } from "./reminder-item";

type Props = { plan: string; owed: Owed; mayRemind: boolean; onRemind: () => void; onClose: () => void };

/** One submission of the matrix: its dates, how far it is, of what it was reminded; open it, remind of it, give it another date. */
export function ProgressDetail({ plan, owed, mayRemind, onRemind, onClose }: Props) {
  const { t } = useTranslation();
  const decides = useOwnSession()?.permissions.includes("submissions.decide") ?? false;
  const reminders = useInfiniteQuery(remindersQuery(plan, owed.id)).data?.pages[0]?.items;
  return (
    <Docked title={`${owed.orgUnit.shortName} · ${owed.form.name}`} subject={owed.id} onClose={onClose}>
      <section className="stack">
        <div className="row-words">
          <span className="secondary">{formatPeriod(owed.period)}</span>
          <StateTag submission={owed} />
          {!isIn(owed) && <DueWords submission={owed} />}
        </div>
        {owed.lock === "closed" && <p className="red">{t("lock.closed", { date: formatDate(owed.closesOn) })}</p>}
        {owed.lock === "notOpenYet" && <p className="secondary">{t("lock.notOpenYet", { date: formatDate(owed.opensOn) })}</p>}
        <div className="row-words">
          {mayRemind && canBeReminded(owed) && <Button onClick={onRemind}>{t("reminder.one")}</Button>}
          {owed.mayExtend && <ExtendButton plan={plan} submission={owed} />}
          {owed.mayRead ? (
            <Link to={`/plans/${plan}/${decides ? "approvals" : "reporting"}/${owed.id}`}>{t("progress.open")}</Link>
          ) : (
            <span className="muted small">{t("progress.notYours")}</span>
          )}
        </div>
      </section>
      <section>
        <Facts
          facts={[
            [t("submission.opens"), formatDate(owed.opensOn)],
            [t("submission.due"), formatDate(owed.dueOn)],
            [t("progress.closes"), owed.closesOn ? formatDate(owed.closesOn) : t("progress.neverCloses")],
            [t("submission.filled"), `${owed.filledLines}/${owed.totalLines}`],
            [t("progress.changed"), formatInstant(owed.changedAt)],
            [t("progress.lead"), owed.form.leadOrgUnit.shortName],
          ]}
        />
      </section>
      <section>
        <h3>{t("reminder.log")}</h3>
        {reminders?.length === 0 && <p className="muted">{t("reminder.never")}</p>}
        <ul className="reminders">
          {reminders?.map((reminder) => (
            <ReminderItem key={reminder.id} reminder={reminder} />
          ))}
        </ul>
      </section>
    </Docked>
  );
}
