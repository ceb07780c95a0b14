import { type ReactNode, useId } from "react";

type Control = { id: string; status?: "error"; "aria-describedby"?: string; "aria-invalid"?: true };

/** A labelled control with a hint, or with what is wrong in it instead. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: Control) => ReactNode;
}) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(note ? { "aria-describedby": `${id}-note` } : {}), ...(error ? { status: "error", "aria-invalid": true } : {}) })}
      {note && (
        <span id={`${id}-note`} className={error ? "red small" : "muted small"}>
          {note}
        </span>
      )}
    </div>
  );
}
