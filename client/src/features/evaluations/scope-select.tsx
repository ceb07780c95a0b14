import type { Evaluation } from "@/api/evaluations";
import { useUrlFilters } from "@/lib/use-url-filters";
import { FilterSelect } from "@/ui/filter-select";
import type { Scope } from "./queries";

/** Which of a run is shown: the plan as a whole unless the address names an area. */
export function useShownScope(evaluation: Evaluation): Scope | undefined {
  const { values } = useUrlFilters(["unit"]);
  return evaluation.scopes.find((scope) => scope.orgUnit.code === values.unit) ?? evaluation.scopes.find((scope) => scope.isPlan);
}

/** The plan as a whole, or one of its areas. */
export function ScopeSelect({ evaluation }: { evaluation: Evaluation }) {
  const { setAll } = useUrlFilters(["unit", "line"]);
  const shown = useShownScope(evaluation);
  return (
    <FilterSelect
      all={evaluation.scopes.find((scope) => scope.isPlan)?.orgUnit.shortName ?? ""}
      value={shown?.isPlan ? undefined : shown?.orgUnit.code}
      options={evaluation.scopes.filter((scope) => !scope.isPlan).map(({ orgUnit }) => ({ value: orgUnit.code, label: orgUnit.shortName }))}
      onChange={(unit) => setAll({ unit, line: undefined })}
    />
  );
}
