import { type ReactNode, useRef } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { pressGuard } from "./press-guard.ts";
import { pressTime } from "./press-time.ts";

export interface SwitchButtonProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly className?: string;
}

/** A button that stays in: on or off. */
export function SwitchButton({ children, isOn, onChange, className = "" }: SwitchButtonProps) {
  const target = useRef({});
  return (
    <ToggleButton
      className={`press ${className}`}
      isSelected={isOn}
      onChange={(next) => {
        if (pressGuard.accepts(target.current, pressTime())) onChange(next);
      }}
    >
      {children}
    </ToggleButton>
  );
}
