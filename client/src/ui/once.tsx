import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** Something that is shown this once: whoever closes it without having kept it has to make a new one. */
export function Once({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="once">
      <div className="muted">{label}</div>
      <div className="row">
        <code>{value}</code>
        <CopyButton text={value} />
      </div>
      <p>{children}</p>
    </div>
  );
}
