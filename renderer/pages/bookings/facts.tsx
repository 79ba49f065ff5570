import type { ReactNode } from "react";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly strong?: boolean;
}

/** Names and values, one a line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="booking-facts">
      {facts.map(({ name, value, strong = false }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={strong ? "booking-strong" : ""}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
