import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";

/** Where the plan contradicts itself, or its text had to be restored: plain notes, not alerts. */
export function Notes({ notes }: { notes: readonly Schemas["Note"][] }) {
  const { t } = useTranslation();
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note.text}>
          <span className="strong">{t(`noteKind.${note.kind}`)}</span>
          <span>{note.text}</span>
        </li>
      ))}
    </ul>
  );
}
