import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatInstant } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";

type Reminder = Schemas["Reminder"];

/** Who reminded: a person, or the clock. */
export function Reminded({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  return reminder.by ? <ActorName name={reminder.by} onBehalfOf={reminder.onBehalfOf} program={null} /> : t("reminder.clock");
}

/** Who was told, and how the mail that says the same fared. */
export function Recipients({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  if (reminder.recipients.length === 0) {
    return <span className="yellow">{t("reminder.nobody")}</span>;
  }
  return (
    <ul className="recipients">
      {reminder.recipients.map(({ person, mail, mailError }) => (
        <li key={person.id}>
          {person.displayName}
          {mail && (
            <span className={mail === "failed" ? "red small" : "muted small"} title={mailError ?? undefined}>
              {" "}
              {t(`reminder.mail.${mail}`)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export function ReminderItem({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className="pair">
        <span>
          {t(`reminder.kind.${reminder.kind}`)} · <Reminded reminder={reminder} />
        </span>
        <span className="muted nowrap">{formatInstant(reminder.at)}</span>
      </div>
      {reminder.message && <p className="secondary">{reminder.message}</p>}
      <div className="muted small">
        <Recipients reminder={reminder} />
      </div>
    </li>
  );
}
