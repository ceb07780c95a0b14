import "./quick-filters.css";

export type QuickFilter<V extends string> = { value: V; label: string; count: number; title?: string };

/** Filters that are one press each, with how many they would leave; several hold at once. Those of none are left out unless pressed. */
export function QuickFilters<V extends string>({
  label,
  filters,
  pressed,
  onChange,
}: {
  label: string;
  filters: readonly QuickFilter<V>[];
  pressed: readonly V[];
  onChange: (pressed: V[]) => void;
}) {
  const shown = filters.filter((f) => f.count > 0 || pressed.includes(f.value));
  if (shown.length === 0) {
    return null;
  }
  return (
    <fieldset className="quick-filters">
      <legend className="sr">{label}</legend>
      {shown.map((f) => {
        const isPressed = pressed.includes(f.value);
        return (
          <button
            key={f.value}
            type="button"
            title={f.title}
            aria-pressed={isPressed}
            onClick={() => onChange(isPressed ? pressed.filter((v) => v !== f.value) : [...pressed, f.value])}
          >
            {f.label} <span className="figure">{f.count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
