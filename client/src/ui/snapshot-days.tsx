import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { snapshotsQuery } from "@/api/snapshots";
import { dayOf } from "@/lib/as-of";

/** The days of the plan's snapshots (快照) under their names, for a date field that says `list={id}`. */
export function SnapshotDays({ id }: { id: string }) {
  const { plan = "" } = useParams();
  const snapshots = useQuery(snapshotsQuery(plan)).data ?? [];
  return (
    <datalist id={id}>
      {snapshots.map((snapshot) => (
        <option key={snapshot.id} value={dayOf(snapshot.asOf)} label={snapshot.name} />
      ))}
    </datalist>
  );
}
