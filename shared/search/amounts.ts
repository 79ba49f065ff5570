import { numeralValue } from "../feed/import/numerals.ts";

/** A stretch of a question that states an amount. */
export interface Amount {
  readonly kind: "salary" | "age";
  /** Yuan a month, or years. */
  readonly value: number;
  readonly length: number;
}

const NUMBER = "(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千万零]+)";
const PAY_BEFORE = "(?:工资|月薪|薪资|收入|薪水|底薪|到手|每月|一个月|月入|月收入|不低于|不少于|至少|起码|最少|拿|给)";
const PAY_AFTER =
  "(?:(?:块钱?|元|块)?(?:以上|起|左右|上下|往上|打底|多|块钱?|元)(?:每月|一个月|一月|的|工资|月薪)?|(?:每月|一个月|一月|/月))";
const SCALE = "(k|千|万|w)?";
const HOURS = "(?:块钱?|元|块)?(?:一|每|/|1)?(?:个)?(?:小时|钟头)";
const DAYS = "(?:块钱?|元|块)?(?:一|每|/|1)(?:天|日)";

/** Hours and paid days of a month: shared/jobs/salary.ts. */
const HOURS_A_MONTH = 174;
const DAYS_A_MONTH = 21.75;

const PAY_PATTERNS: readonly { readonly pattern: RegExp; readonly perMonth: number; readonly least: number }[] = [
  {
    pattern: new RegExp(`(?:时薪|每小时|一小时)${NUMBER}(?:块钱?|元|块)?(?:以上)?`, "y"),
    perMonth: HOURS_A_MONTH,
    least: 5,
  },
  { pattern: new RegExp(`${NUMBER}${HOURS}(?:以上)?`, "y"), perMonth: HOURS_A_MONTH, least: 5 },
  {
    pattern: new RegExp(`(?:日薪|每天|一天)${NUMBER}(?:块钱?|元|块)?(?:以上)?`, "y"),
    perMonth: DAYS_A_MONTH,
    least: 50,
  },
  { pattern: new RegExp(`${NUMBER}${DAYS}(?:以上)?`, "y"), perMonth: DAYS_A_MONTH, least: 50 },
  {
    pattern: new RegExp(
      `${PAY_BEFORE}(?:在|要|有|能)?${NUMBER}${SCALE}(?:[-~到至]${NUMBER}${SCALE})?${PAY_AFTER}?`,
      "y",
    ),
    perMonth: 1,
    least: 500,
  },
  { pattern: new RegExp(`${NUMBER}${SCALE}[-~到至]${NUMBER}${SCALE}${PAY_AFTER}?`, "y"), perMonth: 1, least: 1_000 },
  { pattern: new RegExp(`${NUMBER}${SCALE}${PAY_AFTER}`, "y"), perMonth: 1, least: 1_000 },
];
/** Beyond this nobody asks for a month's pay at a station; 20261120 is no pay. */
const PAY_MOST = 200_000;

const SCALES: Readonly<Record<string, number>> = { k: 1_000, 千: 1_000, 万: 10_000, w: 10_000 };

function amountOf(words: string): number | null {
  return /^\d/.test(words) ? Number(words) : numeralValue(words);
}

function salaryAt(text: string, at: number): Amount | null {
  for (const { pattern, perMonth, least } of PAY_PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const [whole, number = "", scale, , scaleRight] = found;
    const plain = amountOf(number);
    // 5-8千: the unit behind the second number is that of the first as well.
    const value = plain === null ? null : plain * (SCALES[scale ?? scaleRight ?? ""] ?? 1);
    if (value === null || value < least || value * perMonth > PAY_MOST) continue;
    return { kind: "salary", value: Math.round(value * perMonth), length: whole.length };
  }
  return null;
}

const AGE =
  /(?:年龄|年纪)?(\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:(?:多|来)?(?:周?岁)(?:多|了|以上|左右|能做|可做)?|多了|出头|好几了?|了(?!\d))/y;
const AGE_LEAST = 16;
const AGE_MOST = 85;

function ageAt(text: string, at: number): Amount | null {
  AGE.lastIndex = at;
  const found = AGE.exec(text);
  if (found === null) return null;
  const value = amountOf(found[1] ?? "");
  if (value === null || value < AGE_LEAST || value > AGE_MOST) return null;
  return { kind: "age", value, length: found[0].length };
}

/** The amount that begins at this place of a normalised text; null = none. */
export function amountAt(text: string, at: number): Amount | null {
  const unit = text.charAt(at);
  if (!/[0-9一二两三四五六七八九十工月薪收底到每不至起最拿给时日年]/.test(unit)) return null;
  // Not in the middle of a number.
  if (at > 0 && /[0-9.]/.test(unit) && /[0-9.]/.test(text.charAt(at - 1))) return null;
  return ageAt(text, at) ?? salaryAt(text, at);
}

/** A bare number that can only be pay: four or five digits in full hundreds. */
export function barePay(text: string): number | null {
  if (!/^[1-9]\d{1,2}00$/.test(text)) return null;
  const value = Number(text);
  return value >= 2_000 && value <= 50_000 ? value : null;
}
