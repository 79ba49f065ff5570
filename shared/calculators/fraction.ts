/**
 * Exact fractions of whole numbers, always in lowest terms with a positive denominator. Rules compare with these:
 * in binary floating point 1 − 189/200 comes out above 0.055, and a firm at exactly 5.5 % would be refused.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError on a denominator of zero: callers ask first, because each has its own words for it */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError("division by zero");
  const by = greatestDivisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return by === 0n ? { n: 0n, d: 1n } : { n: top / by, d: bottom / by };
}

/** What a number may look like: `12`, `-3.25`. No exponent, no separators. */
const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/;

/** A decimal as written, exactly; null when it is none. A JS number counts as the shortest decimal that names it. */
export function decimal(text: string | number): Fraction | null {
  const found = DECIMAL.exec(typeof text === "number" ? String(text) : text.trim());
  if (found === null) return null;
  const [, sign, whole, digits = ""] = found;
  const top = BigInt(`${whole}${digits}`);
  return fraction(sign === "-" ? -top : top, 10n ** BigInt(digits.length));
}

const RATIO = /^(-?\d{1,18})\/(\d{1,18})$/;
const PERCENT = /^(.+?)\s*[%％]$/;

/** A decimal, a percentage (`5.5%`) or a ratio (`11/200`), exactly; null when it is none. */
export function ratio(text: string | number): Fraction | null {
  if (typeof text === "number") return decimal(text);
  const plain = text.trim();
  const parts = RATIO.exec(plain);
  if (parts !== null) {
    const bottom = BigInt(parts[2] as string);
    return bottom === 0n ? null : fraction(BigInt(parts[1] as string), bottom);
  }
  const percent = PERCENT.exec(plain)?.[1];
  if (percent === undefined) return decimal(plain);
  const value = decimal(percent);
  return value === null ? null : fraction(value.n, value.d * 100n);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Rounded half away from zero, as money is rounded at a counter (四舍五入). */
export function toDecimal(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const top = (value.n < 0n ? -value.n : value.n) * scale;
  const rounded = (2n * top + value.d) / (2n * value.d);
  const digits = String(rounded).padStart(places + 1, "0");
  const sign = value.n < 0n && rounded !== 0n ? "-" : "";
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}

/** The least whole number that is not below `value`. */
export function ceiling(value: Fraction): bigint {
  const down = value.n / value.d;
  return down * value.d < value.n ? down + 1n : down;
}

/** `11/200`. */
export function toText(value: Fraction): string {
  return `${value.n}/${value.d}`;
}
