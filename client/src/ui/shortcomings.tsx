import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { QuickFilters } from "./quick-filters";

export type Shortcoming = Schemas["Shortcoming"];

const every: readonly Shortcoming[] = ["overdue", "noLead", "noReport", "noEvidence", "noFigure"];

/** What is pressed, as it stands in an address. */
export const shortcomingsIn = (text: string | undefined): Shortcoming[] => every.filter((one) => text?.split(",").includes(one));

export const lacksAll = (subject: { shortcomings: readonly Shortcoming[] }, pressed: readonly Shortcoming[]): boolean =>
  pressed.every((one) => subject.shortcomings.includes(one));

/** One press shows what lacks a lead, a report, evidence or a figure, or is overdue; the server says of each what it lacks. */
export function ShortcomingFilters({
  subjects,
  pressed,
  onChange,
}: {
  subjects: readonly { shortcomings: readonly Shortcoming[] }[];
  pressed: readonly Shortcoming[];
  onChange: (text: string | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <QuickFilters
      label={t("shortcoming.filters")}
      filters={every.map((value) => ({
        value,
        label: t(`shortcoming.of.${value}`),
        title: t(`shortcoming.means.${value}`),
        // Of those that the other pressed ones leave.
        count: subjects.filter((s) => lacksAll(s, pressed) && s.shortcomings.includes(value)).length,
      }))}
      pressed={pressed}
      onChange={(next) => onChange(next.join(",") || undefined)}
    />
  );
}
