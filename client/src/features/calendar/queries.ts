import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, take } from "@/api/client";
import { everyPage } from "@/api/every-page";

export type Entry = Schemas["CalendarEntry"];
export type Kind = Schemas["CalendarKind"];

/** What falls on these days, for one unit or for all that may be seen. */
export const calendarQuery = (plan: string, from: string, to: string, orgUnit: string | undefined) =>
  queryOptions({
    queryKey: ["plans", plan, "calendar", from, to, orgUnit],
    queryFn: () =>
      everyPage((cursor) => take(api.GET("/api/v1/plans/{plan}/calendar", { params: { path: { plan }, query: { from, to, orgUnit, limit: 500, cursor } } }))),
    placeholderData: keepPreviousData,
  });
