import { BackspaceIcon } from "@phosphor-icons/react/dist/csr/Backspace";
import { Pressable } from "./pressable.tsx";
import "./pad.css";

/** As on a telephone, everywhere; nought in the middle below. */
const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

export interface PadProps {
  readonly words: { readonly digits: string; readonly back: string; readonly next: string };
  readonly onDigit: (digit: string) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Numbers by touch. No input element, so that no keyboard of the system ever shows. */
export function Pad({ words, onDigit, onBack, onNext }: PadProps) {
  return (
    <fieldset className="pad">
      <legend className="unseen">{words.digits}</legend>
      {DIGITS.map((digit) => (
        <PadKey key={digit} digit={digit} onDigit={onDigit} />
      ))}
      <Pressable className="pad-key" onPress={onBack} aria-label={words.back}>
        <BackspaceIcon weight="bold" aria-hidden="true" />
      </Pressable>
      <PadKey digit="0" onDigit={onDigit} />
      <Pressable className="pad-key pad-next" onPress={onNext}>
        {words.next}
      </Pressable>
    </fieldset>
  );
}

function PadKey({ digit, onDigit }: { readonly digit: string; readonly onDigit: (digit: string) => void }) {
  return (
    <Pressable className="pad-key" onPress={() => onDigit(digit)}>
      {digit}
    </Pressable>
  );
}
