import type { ReactNode } from "react";

/** What is known of one thing: names over values, as many beside each other as fit; sentences one under another. */
export function Facts({ facts, areSentences = false }: { facts: readonly (readonly [string, ReactNode])[]; areSentences?: boolean }) {
  return (
    <dl className={areSentences ? "facts sentences" : "facts"}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
