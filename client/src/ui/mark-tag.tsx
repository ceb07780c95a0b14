import type { ReactNode } from "react";
import { type Light, LightMark } from "./light";

/** A state as a shape and a word on the tint of its light. */
export function MarkTag({ light, title, children }: { light: Light; title?: string; children: ReactNode }) {
  return (
    <span className={`light tag ${light}`} title={title}>
      <LightMark light={light} />
      {children}
    </span>
  );
}
