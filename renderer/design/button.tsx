import type { ReactNode } from "react";
import { Pressable } from "./pressable.tsx";

/** `main` is the apricot one: at most one a page, the thing most people came to do. */
export type ButtonVariant = "quiet" | "line" | "solid" | "main";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly variant?: ButtonVariant;
  readonly size?: "normal" | "tall";
  readonly icon?: ReactNode;
  readonly iconEnd?: ReactNode;
  readonly isDisabled?: boolean;
  readonly "aria-label"?: string;
  readonly autoFocus?: boolean;
}

export function Button({ children, icon, iconEnd, variant = "quiet", size = "normal", ...rest }: ButtonProps) {
  return (
    <Pressable className="btn" variant={variant} size={size} {...rest}>
      {icon}
      <span>{children}</span>
      {iconEnd}
    </Pressable>
  );
}
