import { useSearchParams } from "react-router";

/** Filters that live in the URL, so that a page can be sent to a colleague as it is. */
export function useUrlFilters<K extends string>(names: readonly K[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Record<K, string | undefined>;
  /** Several at once: each call rests on the URL as it was drawn, and would undo the one before. */
  const setAll = (changes: Partial<Record<K, string | undefined>>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(changes)) {
          if (value) {
            next.set(name, value);
          } else {
            next.delete(name);
          }
        }
        return next;
      },
      { replace: true },
    );
  const set = (name: K, value: string | undefined) => setAll({ [name]: value } as Partial<Record<K, string | undefined>>);
  const clear = () => setParams({}, { replace: true });
  return { values, set, setAll, clear, isFiltered: names.some((name) => values[name] !== undefined) };
}
