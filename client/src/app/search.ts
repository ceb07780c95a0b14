import type { Schemas } from "@/api/client";

export type Found = { kind: "indicator" | "task" | "project"; code: string; title: string; path: string };

const most = 20;

/** Finds indicators, tasks and projects whose code is, or whose title holds, what was typed; those that begin with it first. */
export function search(
  text: string,
  indicators: readonly Schemas["Indicator"][],
  chapters: readonly Schemas["Chapter"][],
  columns: readonly Schemas["Column"][],
): Found[] {
  const wanted = text.trim().toLowerCase();
  const all: Found[] = [
    ...indicators.map((i): Found => ({ kind: "indicator", code: i.code, title: i.name, path: `indicators/${i.code}` })),
    ...chapters.flatMap((c) => c.tasks.map((x): Found => ({ kind: "task", code: x.code, title: x.title, path: `tasks/${x.code}` }))),
    ...columns.flatMap((c) => c.projects.map((x): Found => ({ kind: "project", code: x.code, title: x.title, path: `projects/${x.code}` }))),
  ];
  const rank = (item: Found) =>
    item.code === wanted ? 0 : item.title.toLowerCase().startsWith(wanted) ? 1 : item.title.toLowerCase().includes(wanted) ? 2 : 3;
  return all
    .filter((item) => wanted !== "" && rank(item) < 3)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most);
}
