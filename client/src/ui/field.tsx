import { type ReactNode, useId } from "react";

type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined; status: "error" | "" };

/** A label over its control, with a hint and what is wrong under it, tied together for screen readers. */
export function Field({
  label,
  hint,
  error = [],
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: readonly string[];
  children: (wiring: Wiring) => ReactNode;
}) {
  const id = useId();
  const isWrong = error.length > 0;
  const describedBy = [hint && `${id}-hint`, isWrong && `${id}-errors`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": isWrong || undefined, status: isWrong ? "error" : "" })}
      {isWrong && (
        <div className="red small" id={`${id}-errors`} role="alert">
          {error.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </div>
      )}
      {hint && (
        <div className="muted small" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
