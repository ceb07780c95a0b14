import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { snapshotsQuery } from "@/api/snapshots";
import { formatAsOf } from "@/lib/as-of";
import { FilterSelect } from "./filter-select";

/** Chooses the snapshot (快照) that a page is compared with; not there while nobody has named one. */
export function SinceSelect({ value, onChange }: { value: string | undefined; onChange: (name: string | undefined) => void }) {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const snapshots = useQuery(snapshotsQuery(plan)).data ?? [];
  if (snapshots.length === 0 && !value) {
    return null;
  }
  return (
    <FilterSelect
      all={t("snapshot.compare")}
      width={150}
      value={value}
      options={snapshots.map((s) => ({ value: s.name, label: `${s.name}（${formatAsOf(s.asOf)}）` }))}
      onChange={onChange}
    />
  );
}
