import "./line-details.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { orgUnitsQuery } from "@/api/org-units";
import { formatDate, formatFigure } from "@/lib/format";

export type LineDetails = Schemas["LineDetails"];
export type Detail = keyof LineDetails;

/** Members of the details of a line about a task, project or milestone, in the order in which they are asked. */
export const details = [
  "doneOn",
  "status",
  "stage",
  "invested",
  "problems",
  "nextSteps",
  "blockedReason",
  "blockedBy",
  "blockedUntil",
] as const satisfies readonly Detail[];

/** What a blocked line has to say before it can be handed in. */
export const blockedBecause = ["blockedReason", "blockedBy", "blockedUntil"] as const;

/** What only a project's line takes. */
export const ofProjects = ["stage", "invested"] as const;

export const statuses = ["notStarted", "underway", "blocked", "done"] as const;

type Some = LineDetails | null | undefined;

export const isSameDetails = (a: Some, b: Some): boolean => details.every((d) => (a?.[d] ?? null) === (b?.[d] ?? null));

/** Says one member in words; empty where it says nothing. */
export function useDetailWords() {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  return (said: Some, detail: Detail): string => {
    const value = said?.[detail] ?? null;
    if (value === null) {
      return "";
    }
    switch (detail) {
      case "status":
        return t(`details.is.${value as (typeof statuses)[number]}`);
      case "doneOn":
      case "blockedUntil":
        return formatDate(String(value));
      case "invested":
        return t("details.money", { value: formatFigure(Number(value)) });
      case "blockedBy":
        return units.data?.find((unit) => unit.code === value)?.name ?? String(value);
      default:
        return String(value);
    }
  };
}

/** Details in words, a row for each member that says something; beside what was said before, what changed is struck through. */
export function Details({ now, before, onlyChanges = false }: { now: Some; before?: Some; onlyChanges?: boolean }) {
  const { t } = useTranslation();
  const say = useDetailWords();
  const rows = details
    .map((detail) => ({ detail, is: say(now, detail), was: before === undefined ? say(now, detail) : say(before, detail) }))
    .filter(({ is, was }) => (onlyChanges ? is !== was : is !== "" || was !== ""));
  if (rows.length === 0) {
    return null;
  }
  return (
    <dl className="line-details">
      {rows.map(({ detail, is, was }) => (
        <div key={detail}>
          <dt>{t(`details.${detail}`)}</dt>
          <dd className={detail === "status" && now?.status === "blocked" ? "red" : undefined}>
            {is !== was && was && <span className="old">{was}</span>} {is || <span className="muted">{t("import.cleared")}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
