import type { PinWeakness } from "./words.ts";

const PIN_DIGITS = 6;
const PIN = new RegExp(`^\\d{${PIN_DIGITS}}$`);

/** Rows, columns and the cross of a telephone pad, which a finger finds by itself. */
const PAD_WALKS: readonly string[] = [
  "147258",
  "258369",
  "369258",
  "258147",
  "741852",
  "852963",
  "963852",
  "159357",
  "357159",
  "753951",
  "951753",
  "147369",
  "741963",
  "159753",
  "357951",
];

export function isPin(text: string): boolean {
  return PIN.test(text);
}

/**
 * Why these six digits are found too soon; null = they may be taken. Refused are repetitions, runs and pad walks, and
 * whatever can be read as a date (day, month and year in any order): people guess those first (reliability.md §4.3).
 */
export function pinWeakness(pin: string): PinWeakness | null {
  if (isRepeated(pin)) return "repeats";
  if (isRun(pin)) return "run";
  return isDateLike(pin) ? "date" : null;
}

/** Two different digits at most, a half or third that comes again (123123, 121212), or three pairs (112233). */
function isRepeated(pin: string): boolean {
  return new Set(pin).size <= 2 || /^(?:(\d\d)\1\1|(\d{3})\2|(\d)\3(\d)\4(\d)\5)$/.test(pin);
}

/** The same step from each digit to the next, over nought as well (789012); its halves too (123321, 456123). */
function isRun(pin: string): boolean {
  const digits = [...pin].map(Number);
  const isEven = (part: readonly number[], steps: readonly number[]) => {
    const step = ((part[1] ?? 0) - (part[0] ?? 0) + 10) % 10;
    return (
      steps.includes(step) && part.every((digit, at) => at === 0 || (digit - (part[at - 1] ?? 0) + 10) % 10 === step)
    );
  };
  if (isEven(digits, [1, 2, 8, 9])) return true;
  if (isEven(digits.slice(0, 3), [1, 9]) && isEven(digits.slice(3), [1, 9])) return true;
  return PAD_WALKS.includes(pin);
}

function isDateLike(pin: string): boolean {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number];
  const isDay = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const isYear = (year: number) => year >= 1900 && year <= 2099;
  if (isDay(b, c) || isDay(b, a) || isDay(a, b)) return true;
  const [yearFirst, yearLast] = [Number(pin.slice(0, 4)), Number(pin.slice(2))];
  return (isYear(yearFirst) && c >= 1 && c <= 12) || (isYear(yearLast) && a >= 1 && a <= 12);
}
