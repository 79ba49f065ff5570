import { type ReactNode, useRef } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { pressGuard } from "./press-guard.ts";
import { pressTime } from "./press-time.ts";

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly content: ReactNode;
}

export interface ChoicesProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly className?: string;
}

/** One of several, always one chosen. */
export function Choices<Id extends string>({ label, choices, chosen, onChoose, className = "" }: ChoicesProps<Id>) {
  // One object a choice for the guard: two different choices may follow each other quickly, the same one may not.
  const targets = useRef(new Map<Id, object>());

  function choose(id: Id) {
    const target = targets.current.get(id) ?? {};
    targets.current.set(id, target);
    if (pressGuard.accepts(target, pressTime())) onChoose(id);
  }

  return (
    <ToggleButtonGroup
      className={`choices ${className}`}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = choices.find((choice) => keys.has(choice.id));
        if (next !== undefined && next.id !== chosen) choose(next.id);
      }}
    >
      {choices.map(({ id, content }) => (
        <ToggleButton key={id} id={id} className="press choice">
          {content}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
