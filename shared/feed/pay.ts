import type { SalaryUnit } from "../jobs/job.ts";

export interface Pay {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: SalaryUnit | null;
  /** Months paid a year, 13薪 = 13. */
  readonly months: number | null;
}
export const NO_PAY: Pay = { min: null, max: null, unit: null, months: null };

/** Ten million yuan is beyond any real pay; 99999999 means "no upper end" (shared/jobs/job.ts). */
const PAY_CEILING = 9_999_999;
/** `0-1元/月` and the like stand for "not stated" (155 rows of one source of the sample). */
const PAY_FLOOR = 1;

/** Sentinels become "not stated", a range the wrong way round is turned. Yuan per unit in and out. */
export function tidyPay(pay: Pay): Pay {
  const real = (value: number | null) =>
    value === null || !Number.isFinite(value) || value < 0 || value >= PAY_CEILING ? null : value;
  let min = real(pay.min);
  let max = real(pay.max);
  if (max !== null && max <= PAY_FLOOR) {
    max = null;
    if (min !== null && min <= PAY_FLOOR) min = null;
  }
  // 0 to nothing says nothing; 0 to 3,000 is how sources write 3千以下 and stays.
  if (max === null && min === 0) min = null;
  if (min !== null && max !== null && min > max) [min, max] = [max, min];
  if (min === null && max === null) return NO_PAY;
  const months = pay.months !== null && Number.isInteger(pay.months) && pay.months >= 1 && pay.months <= 60;
  return { min, max, unit: pay.unit, months: months ? pay.months : null };
}

const SCALE: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1_000, k: 1_000, 百: 100 };
const AMOUNT = "([0-9]+(?:\\.[0-9]+)?)\\s*(万|千|百|[wk](?![a-z]))?\\s*元?";
const RANGE = new RegExp(`${AMOUNT}\\s*[-~—–至到]\\s*${AMOUNT}`, "i");
const SINGLE = new RegExp(AMOUNT, "i");
const PERIOD: readonly (readonly [RegExp, SalaryUnit])[] = [
  [/[/每一]\s*(?:小时|时|h(?:our)?\b)|时薪/i, "hour"],
  [/[/每一]\s*(?:天|日|day)|日薪|日结/i, "day"],
  [/[/每一]\s*(?:周|week)|周薪/i, "week"],
  [/[/每一]\s*(?:年|year)|年薪/i, "year"],
  [/[/每一]\s*(?:件|次|单|趟)|计件/i, "piece"],
  [/[/每一]\s*(?:月|month)|月薪/i, "month"],
];
/** 18-36万 without a period is a year's pay (Liepin's way of writing); 1-1.5万 a month's (51job's). */
const YEAR_FROM_WAN = 100_000;

/** The unit that a pay text names; null when it names none. */
export function payPeriodOf(text: string): SalaryUnit | null {
  return PERIOD.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/**
 * A simple reader for pay written as words, used only where the source has no numbers: 6-8千, 8千-1.2万, 150元/天,
 * 1万以上, 3千以下, ·13薪. 面议 and whatever it cannot read is `NO_PAY`; the text itself always travels along.
 */
export function readPay(salaryText: string): Pay {
  const text = salaryText.replace(/,(?=[0-9]{3})/g, "").replace(/[0-9]+小时(?:反馈|内)/g, "");
  const months = /([0-9]{2})\s*薪/.exec(text)?.[1];
  const bare = text.replace(/[·*x×]?\s*[0-9]{2}\s*薪/g, "");
  const range = RANGE.exec(bare);
  const single = range === null ? SINGLE.exec(bare) : null;
  if (range === null && single === null) return NO_PAY;
  let min: number | null;
  let max: number | null;
  if (range !== null) {
    // 6-8千: the scale on the right holds for both; 8千-1.2万 has its own on each side.
    const right = range[4] ?? "";
    min = Number(range[1]) * scaleOf(range[2] ?? right);
    max = Number(range[3]) * scaleOf(right);
  } else {
    const amount = Number(single?.[1]) * scaleOf(single?.[2] ?? "");
    min = /以下|以内|不超过/.test(bare) ? null : amount;
    max = /以上|起|\+/.test(bare) ? null : amount;
  }
  const wan = /万|w/i.test(bare) && (max ?? min ?? 0) >= YEAR_FROM_WAN;
  const unit = payPeriodOf(bare) ?? (wan ? "year" : monthlyIfPlausible(max ?? min ?? 0));
  return tidyPay({ min, max, unit, months: months === undefined ? null : Number(months) });
}

function scaleOf(sign: string): number {
  return SCALE[sign.toLowerCase()] ?? 1;
}

/** Below a few hundred yuan an amount without a period may be an hour's or a day's: not said, so not guessed. */
const MONTH_AT_LEAST = 800;

/** The unit of an amount that comes without one. */
export function monthlyIfPlausible(amount: number): SalaryUnit | null {
  return amount >= MONTH_AT_LEAST ? "month" : null;
}
