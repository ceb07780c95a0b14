import type { ReactNode } from "react";
import { Scroll } from "./scroll";

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
          {extra && <div className="extra">{extra}</div>}
        </header>
      )}
      {isPadded ? <div className="body">{children}</div> : <Scroll>{children}</Scroll>}
    </section>
  );
}
