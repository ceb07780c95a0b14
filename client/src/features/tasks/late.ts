import type { Schemas } from "@/api/client";

type Task = Schemas["PlanTask"];

const rank: Record<Schemas["Light"], number> = { red: 0, yellow: 1, green: 2, grey: 3 };
const isLate = ({ status }: { status: Schemas["Status"] }) => status.light === "red" || status.light === "yellow";
const shortfall = ({ status }: { status: Schemas["Status"] }) => (status.plannedProgress ?? 0) - (status.progress ?? 0);
const worstFirst = (a: { status: Schemas["Status"] }, b: { status: Schemas["Status"] }) =>
  rank[a.status.light] - rank[b.status.light] || shortfall(b) - shortfall(a);

/** Tasks that are red or yellow or have such a promise, the worst first; how many tasks are so themselves, and of how many nothing is known. */
export function lateOf(tasks: readonly Task[]) {
  const items = tasks
    .map((task) => ({ task, status: task.status, commitments: task.commitments.filter(isLate).sort(worstFirst) }))
    .filter(({ task, commitments }) => isLate(task) || commitments.length > 0)
    .sort(worstFirst);
  return { items, tasks: tasks.filter(isLate).length, grey: tasks.filter((x) => x.status.light === "grey").length };
}
