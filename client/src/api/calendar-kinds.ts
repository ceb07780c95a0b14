import type { Schemas } from "./client";

export type CalendarKind = Schemas["CalendarKind"];

/** What is due or takes effect, in the order of their filters. */
export const dueKinds: readonly CalendarKind[] = [
  "submissionDue",
  "submissionCloses",
  "submissionOpens",
  "milestone",
  "commitment",
  "subTask",
  "slip",
  "handover",
  "responsibility",
];

/** The ground the others stand on. */
export const dayOffKinds: readonly CalendarKind[] = ["restDay", "workDay"];
