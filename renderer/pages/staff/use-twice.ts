import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalOf } from "../bookings/certain.ts";

/** A new PIN is typed twice; the first one is kept out of the state that React keeps. */
export function useTwice(save: (pin: string) => Promise<void>) {
  const { t } = useTranslation("staff");
  const first = useRef<string | null>(null);
  const [told, setTold] = useState<"once" | "again" | "differs" | "weak" | "failed">("once");
  const [isBusy, setIsBusy] = useState(false);

  async function keep(pin: string): Promise<void> {
    setIsBusy(true);
    try {
      await save(pin);
    } catch (error) {
      setTold(refusalOf(error) === "PIN_WEAK" ? "weak" : "failed");
    } finally {
      setIsBusy(false);
    }
  }

  function type(pin: string): void {
    const before = first.current;
    if (before === null) {
      first.current = pin;
      setTold("again");
      return;
    }
    first.current = null;
    if (before === pin) void keep(pin);
    else setTold("differs");
  }

  return { words: t(`twice.${told}`), isBusy, type };
}
