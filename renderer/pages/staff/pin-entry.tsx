import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NumberPad } from "../../input/number-pad.tsx";

const PIN_DIGITS = 6;
const PLACES = Array.from({ length: PIN_DIGITS }, (_, place) => place);

export interface PinEntryProps {
  readonly isBusy: boolean;
  /** Six digits are there. They are forgotten here at the same moment. */
  readonly onPin: (pin: string) => void;
}

/** Six dots and a pad whose keys change their places, so that nobody learns the PIN from a finger. */
export function PinEntry({ isBusy, onPin }: PinEntryProps) {
  const { t } = useTranslation(["staff", "bookings"]);
  const [typed, setTyped] = useState("");
  const [order, setOrder] = useState(shuffled);

  function add(digit: string): void {
    if (isBusy) return;
    const next = typed + digit;
    if (next.length < PIN_DIGITS) {
      setTyped(next);
      return;
    }
    setTyped("");
    setOrder(shuffled());
    onPin(next);
  }

  return (
    <>
      <p className="pin-dots" role="img" aria-label={t("pin.typed", { count: typed.length })}>
        {PLACES.map((place) => (
          <i key={place} data-filled={place < typed.length || isBusy} />
        ))}
      </p>
      <div className="pin-pad">
        <NumberPad
          words={{ digits: t("bookings:pad.digits"), back: t("bookings:pad.back"), clear: t("bookings:pad.clear") }}
          order={order}
          onDigit={add}
          onBack={() => setTyped(typed.slice(0, -1))}
          onClear={() => setTyped("")}
        />
      </div>
    </>
  );
}

/** Every order is as likely as any other (Fisher and Yates), from the browser's cryptographic source. */
function shuffled(): readonly string[] {
  const digits = [..."1234567890"];
  const [...dice] = crypto.getRandomValues(new Uint32Array(digits.length));
  for (let at = digits.length - 1; at > 0; at -= 1) {
    const other = (dice[at] ?? 0) % (at + 1);
    [digits[at], digits[other]] = [digits[other] ?? "", digits[at] ?? ""];
  }
  return digits;
}
