const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const WAN = 10_000;

/**
 * A number in Chinese words: 八千五百 8500, 一万二 12000, 三千五 3500, 两万 20000, 十三 13, 三十五 35.
 * null when the words are no number.
 */
export function numeralValue(words: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 1;
  for (const sign of words) {
    const value = DIGITS[sign];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    if (sign === "万") {
      section += digit ?? 0;
      if (section === 0) return null;
      total = (total + section) * WAN;
      section = 0;
      lastUnit = WAN;
    } else {
      const unit = TENS[sign];
      if (unit === undefined) return null;
      section += (digit ?? 1) * unit;
      lastUnit = unit;
    }
    digit = null;
  }
  // 三千五 is 3,500 and 一万二 12,000: a last digit counts in tenths of the unit before it; 三十五 stays 35.
  if (digit !== null) section += lastUnit >= 100 && !words.includes("零") ? digit * (lastUnit / 10) : digit;
  return total + section;
}

/** Number words that hold a unit (十 百 千 万), not right after a digit: 6千 and 五险 are none of ours. */
const NUMERAL =
  /(?<![0-9.零一二两三四五六七八九十百千万])[一二两三四五六七八九十][零一二两三四五六七八九十百千万]*[十百千万][零一二两三四五六七八九]*(?![0-9])/g;
const LONE_TEN = /(?<![0-9.一二两三四五六七八九百千万])十[一二三四五六七八九]/g;

/** The text with numbers in Chinese words written in digits: 五千到八千 → 5000到8000. */
export function numeralsAsDigits(text: string): string {
  if (!/[十百千万]/.test(text)) return text;
  const inDigits = (words: string) => String(numeralValue(words) ?? words);
  return text.replace(NUMERAL, inDigits).replace(LONE_TEN, inDigits);
}
