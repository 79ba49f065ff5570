import { BackspaceIcon } from "@phosphor-icons/react/dist/csr/Backspace";
import { useRef } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { pressTime } from "../design/press-time.ts";
import "./number-pad.css";

/** As on a telephone; the last one stands in the middle below. */
const TELEPHONE = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;

/**
 * The same key again within this time is a trembling hand, milliseconds. Half of what other buttons wait: phone numbers
 * have double digits, and a measured double tap has 90 ms between its halves.
 */
const SAME_KEY_MS = 180;

export interface NumberPadProps {
  readonly words: { readonly digits: string; readonly back: string; readonly clear: string };
  readonly onDigit: (digit: string) => void;
  readonly onBack: () => void;
  readonly onClear: () => void;
  /** Ten digits; none = as on a telephone. */
  readonly order?: readonly string[];
}

/** Numbers by touch. No input element, so that no keyboard of the system shows and nothing is remembered by it. */
export function NumberPad({ words, onDigit, onBack, onClear, order = TELEPHONE }: NumberPadProps) {
  const last = order.at(-1) ?? "0";
  return (
    <fieldset className="number-pad">
      <legend className="unseen">{words.digits}</legend>
      {order.slice(0, -1).map((digit) => (
        <Key key={digit} onPress={() => onDigit(digit)}>
          {digit}
        </Key>
      ))}
      <Key label={words.back} onPress={onBack}>
        <BackspaceIcon weight="bold" aria-hidden="true" />
      </Key>
      <Key onPress={() => onDigit(last)}>{last}</Key>
      <Key className="number-clear" onPress={onClear}>
        {words.clear}
      </Key>
    </fieldset>
  );
}

interface KeyProps {
  readonly children: React.ReactNode;
  readonly onPress: () => void;
  readonly label?: string;
  readonly className?: string;
}

function Key({ children, onPress, label, className = "" }: KeyProps) {
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  return (
    <AriaButton
      className={`press number-key ${className}`}
      {...(label === undefined ? {} : { "aria-label": label })}
      onPress={() => {
        const { input } = pressTime();
        if (input - pressedAt.current < SAME_KEY_MS) return;
        pressedAt.current = input;
        onPress();
      }}
    >
      {children}
    </AriaButton>
  );
}
