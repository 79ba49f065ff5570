import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { pressGuard } from "./press-guard.ts";
import { pressTime } from "./press-time.ts";

export interface PressableProps {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** Must begin with the words that are seen (WCAG 2.5.3). */
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string;
  /** Stays in the order of the keyboard and does nothing: `onPress` must see to that. */
  readonly "aria-disabled"?: boolean;
  readonly autoFocus?: boolean;
  readonly variant?: string;
  readonly size?: string;
}

/**
 * Anything that can be pressed. React Aria's press, because a native click is lost once a finger drifts 15 px, behind
 * the guard against double and ghost taps.
 */
export function Pressable({ onPress, children, className = "", variant, size, ...rest }: PressableProps) {
  return (
    <AriaButton
      {...rest}
      className={`press ${className}`}
      data-variant={variant}
      data-size={size}
      onPress={(event) => {
        if (pressGuard.accepts(event.target, pressTime())) onPress();
      }}
    >
      {children}
    </AriaButton>
  );
}
