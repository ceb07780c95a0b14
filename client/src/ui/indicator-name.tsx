/** PM2.5 with its subscript; everything else exactly as printed. */
export function IndicatorName({ name }: { name: string }) {
  const parts = name.split("PM2.5");
  return (
    <>
      {parts.map((part, i) => (
        // The parts of one name never change their order.
        <span key={`${i}-${part}`}>
          {i > 0 && (
            <>
              PM<sub>2.5</sub>
            </>
          )}
          {part}
        </span>
      ))}
    </>
  );
}

/** μg/m3 → μg/m³. */
export function Unit({ unit }: { unit: string | null }) {
  return <>{unit?.replace(/m3$/, "m³") ?? "—"}</>;
}
