import type { ReactNode } from "react";

export interface CornerProps {
  readonly children: ReactNode;
  /** Milliseconds of the input's own clock, which only rises. */
  readonly onTap: (at: number) => void;
}

/**
 * A place that counts taps. It does not look or sound like a control, for it is none to a resident, and it stands behind
 * no guard against double taps: quick taps are what it is for.
 */
export function Corner({ children, onTap }: CornerProps) {
  return (
    <div className="corner" onPointerDown={(event) => onTap(event.timeStamp)}>
      {children}
    </div>
  );
}
