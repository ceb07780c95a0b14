import type { ReactNode } from "react";

export function Panel({
  title,
  note,
  extra,
  children,
  isPadded = false,
}: {
  title?: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  isPadded?: boolean;
}) {
  return (
    <section className="panel">
      {(title || extra) && (
        <header>
          {title && <h2>{title}</h2>}
          {note && <span className="muted">{note}</span>}
          {extra && <span className="legend">{extra}</span>}
        </header>
      )}
      <div className={isPadded ? "body" : "scroll"}>{children}</div>
    </section>
  );
}
