import type { SalaryUnit } from "../jobs/job.ts";
import { numeralsAsDigits } from "./import/numerals.ts";
import { FOREIGN_MONEY, LABELS, NOT_AMOUNTS, OR_LESS, OR_MORE, PERIODS, SCALES } from "./pay-words.ts";

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
/**
 * What an amount may be per unit, yuan. Outside of it the number is a sentinel or belongs to another unit (6 元/月 is
 * 6 thousand, cut short), and "not stated" is the honest answer. Wide on purpose: the sample's real pay fits three times.
 */
const SANE: Readonly<Record<SalaryUnit, readonly [number, number]>> = {
  hour: [2, 20_000],
  day: [8, 100_000],
  week: [50, 500_000],
  month: [100, 2_000_000],
  year: [1_000, PAY_CEILING],
  piece: [0.01, 1_000_000],
};
/** More paid months than this are a typing error (the sample ends at 36). */
const MONTHS_MOST = 36;

/** Sentinels become "not stated", a range the wrong way round is turned. Yuan per unit in and out. */
export function tidyPay(pay: Pay): Pay {
  const [least, most] = pay.unit === null ? [0, PAY_CEILING] : SANE[pay.unit];
  const real = (value: number | null) =>
    value === null || !Number.isFinite(value) || value < 0 || value >= PAY_CEILING || value > most ? null : value;
  let min = real(pay.min);
  let max = real(pay.max);
  if (max !== null && (max <= PAY_FLOOR || max < least) && pay.unit !== "piece") {
    max = null;
    if (min !== null && (min <= PAY_FLOOR || min < least)) min = null;
  }
  // 0 to nothing says nothing; 0 to 3,000 is how sources write 3千以下 and stays.
  if (max === null && min === 0) min = null;
  if (min !== null && min !== 0 && min < least) min = max === null ? null : 0;
  if (min !== null && max !== null && min > max) [min, max] = [max, min];
  if (min === null && max === null) return NO_PAY;
  const months = pay.months !== null && Number.isInteger(pay.months) && pay.months >= 1 && pay.months <= MONTHS_MOST;
  return { min, max, unit: pay.unit, months: months ? pay.months : null };
}

/** What a column's heading says about its numbers: 月薪(千元) → scale 1,000, unit month. */
export interface PayHint {
  readonly scale?: number;
  readonly unit?: SalaryUnit;
}

/** 18-36万 without a period is a year's pay (Liepin's way of writing); 1-1.5万 a month's (51job's). */
const YEAR_FROM_WAN = 100_000;
/** Below a few hundred yuan an amount without a period may be an hour's or a day's: not said, so not guessed. */
const MONTH_AT_LEAST = 800;

/** A bare number below this is not taken for money. */
const WORDLESS_LEAST = 100;

/** The unit of an amount that comes without one. */
export function monthlyIfPlausible(amount: number): SalaryUnit | null {
  return amount >= MONTH_AT_LEAST ? "month" : null;
}

/** The unit that a pay text names; null when it names none. */
export function payPeriodOf(text: string): SalaryUnit | null {
  return PERIODS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Whether the text counts in another money than yuan. */
export function isForeignMoney(text: string): boolean {
  return FOREIGN_MONEY.test(text);
}

const NUMBER = "(?<![0-9.])([0-9]{1,9}(?:\\.[0-9]{1,4})?)(?![0-9])";
const AMOUNT = `${NUMBER}\\s*\\+?\\s*(万|千|百|[wk](?![a-z]))?\\s*(?:多)?(?:元|块钱?|rmb|cny|¥)?`;
/** `k/月-` and `元以上-`: what may stand between the two ends of a range. */
const TO = "\\s*(?:/?(?:月|天|年))?\\s*(?:-+|~+|—+|–|―|至|到|\\bto\\b)\\s*(?:¥|人民币)?\\s*";
const PIECES = new RegExp(`${AMOUNT}(?:${TO}${AMOUNT})?`, "gi");

/** Pay texts are short; what is beyond is description, and would only cost time. */
const READ_AT_MOST = 200;

interface Piece {
  readonly low: number;
  /** null = a single amount. */
  readonly high: number | null;
  /** Yuan for sure: it carried a scale of its own, so "万" may speak of years. */
  readonly wan: boolean;
  readonly label: keyof typeof ORDER;
  readonly before: string;
  /** `6+ 千`: a plus between the number and its scale. */
  readonly plus: boolean;
  readonly after: string;
}

/**
 * Pay written as words: 6-8千, 8千-1.2万, 8-1.2万, 150元/天, 1万以上, 3千以下 (lower end 0, as the sources write it),
 * 底薪4000+提成, 五千到八千, 13薪, 年底双薪. 面议 and whatever it cannot read is `NO_PAY`; so is foreign money. The text
 * itself always travels along. Total: any string has an answer, never upside down, negative or absurd.
 */
export function readPay(salaryText: string, hint: PayHint = {}): Pay {
  const plain = normalised(salaryText);
  if (FOREIGN_MONEY.test(plain)) return NO_PAY;
  const months = monthsOf(plain);
  let text = plain.replace(/[·*x×]?\s*[0-9]{1,2}(?:\s*-\s*[0-9]{1,2})?\s*薪/g, " ");
  for (const noise of NOT_AMOUNTS) text = text.replace(noise, " ");
  const pieces = piecesOf(text);
  const chosen = chosenOf(pieces);
  if (chosen === null) return NO_PAY;
  const scale = hint.scale !== undefined && needsScale(chosen) ? hint.scale : 1;
  const low = chosen.low * scale;
  const high = chosen.high === null ? null : chosen.high * scale;
  const unit = unitOf(chosen, pieces.length > 1 ? "" : text, hint, high ?? low);
  // 1-2 without a word beside it may be anything.
  if (unit === null && (high ?? low) < WORDLESS_LEAST && !/[元块¥]/.test(text)) return NO_PAY;
  const [min, max] = high === null ? endsOfSingle(low, chosen, pieces) : [low, high];
  return tidyPay({ min: rounded(min), max: rounded(max), unit, months });
}

function normalised(text: string): string {
  // A broken character between digits was a 千 or 万 once: without it the other end of the range still tells.
  const narrow = text.slice(0, READ_AT_MOST).toWellFormed().normalize("NFKC").toLowerCase().replaceAll("\ufffd", "");
  const digits = numeralsAsDigits(narrow.replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "").replace(/[￥]/g, "¥"));
  return digits.replace(/(?<![0-9.\-~])1\s*(?=天|小?时|个?月|周|星期)/g, "每");
}

function monthsOf(text: string): number | null {
  const stated =
    /([0-9]{1,2})(?:\s*-\s*[0-9]{1,2})?\s*(?:个月)?薪/.exec(text)?.[1] ??
    /[*x×]\s*(1[2-9]|2[0-9])(?![0-9.万千kw])/.exec(text)?.[1];
  if (stated !== undefined) return Number(stated);
  return /双薪/.test(text) && !/(?:周末|节假?日|加班)[^，,;。]{0,4}双薪/.test(text) ? 13 : null;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(PIECES)) {
    const before = clausesOf(text.slice(end, found.index)).at(-1) ?? "";
    end = found.index + found[0].length;
    const after = (clausesOf(text.slice(end))[0] ?? "").slice(0, 10);
    const label = LABELS.find(([pattern]) => pattern.test(before))?.[1] ?? "none";
    const wan = /[万w]/.test(`${found[2] ?? ""}${found[4] ?? ""}`);
    const ends = endsOf(found);
    if (ends !== null) pieces.push({ ...ends, wan, label, before, after, plus: found[0].includes("+") });
  }
  return pieces;
}

/** What stands between commas and brackets: a period or a 最低 in the next clause speaks of something else. */
function clausesOf(text: string): string[] {
  return text.split(/[,，;；。、|()（）[\]【】]/);
}

/** Both ends in yuan. 6-8千: the scale on the right holds for both; 8千-1.2万 has its own on each side. */
function endsOf(found: RegExpExecArray): { low: number; high: number | null } | null {
  const low = Number(found[1]);
  const lowScale = scaleOf(found[2]);
  if (found[3] === undefined) return { low: low * (lowScale ?? 1), high: null };
  const high = Number(found[3]);
  const highScale = scaleOf(found[4]);
  if (lowScale !== null && highScale !== null) return { low: low * lowScale, high: high * highScale };
  if (lowScale === null && highScale !== null) {
    const top = high * highScale;
    // 8000-1.2万 is yuan on the left, 8-1.2万 thousands.
    if (low <= high) return { low: low * highScale, high: top };
    return { low: low < 100 && low * 1_000 <= top ? low * 1_000 : low, high: top };
  }
  if (lowScale !== null) {
    const bottom = low * lowScale;
    return { low: bottom, high: high >= bottom / 10 ? high : high * lowScale };
  }
  return { low, high };
}

function scaleOf(sign: string | undefined): number | null {
  return sign === undefined ? null : (SCALES[sign.toLowerCase()] ?? null);
}

const ORDER = { whole: 0, none: 1, base: 2, trial: 3, part: 4 } as const;

/** The whole pay before a base, a base before nothing; a bonus alone is no pay. A range says more than one amount. */
function chosenOf(pieces: readonly Piece[]): Piece | null {
  const usable = pieces.filter((piece) => piece.label !== "part" && piece.low + (piece.high ?? 0) > 0);
  const best = Math.min(...usable.map((piece) => ORDER[piece.label]));
  const ranked = usable.filter((piece) => ORDER[piece.label] === best);
  const lowest = ranked.find((piece) => /最低|至少/.test(piece.before));
  const highest = ranked.find((piece) => /最高|封顶/.test(piece.before));
  if (lowest !== undefined && highest !== undefined && lowest !== highest)
    return { ...lowest, high: highest.low, wan: lowest.wan || highest.wan };
  return ranked[0] ?? null;
}

/** In a column headed 万元, 1.2 is 1.2万 and 12000 is what it is. */
function needsScale(piece: Piece): boolean {
  return (piece.high ?? piece.low) < 1_000;
}

function unitOf(chosen: Piece, text: string, hint: PayHint, amount: number): SalaryUnit | null {
  const near = payPeriodOf(`元${chosen.after}`) ?? payPeriodOf(`${chosen.before.slice(-8)} `);
  const named = near ?? payPeriodOf(text) ?? hint.unit;
  if (named !== undefined && named !== null) return named;
  return chosen.wan && amount >= YEAR_FROM_WAN ? "year" : monthlyIfPlausible(amount);
}

/** 10001, 15001, 20001 alone are brackets of a site that shows their lower end only ("above 10,000"). */
const BRACKET = /^[0-9]{1,3}001$/;

function endsOfSingle(amount: number, piece: Piece, pieces: readonly Piece[]): [number | null, number | null] {
  const around = `${piece.before.slice(-8)}|${piece.after}`;
  if (OR_LESS.test(around)) return [0, amount];
  const more = pieces.some((other) => other !== piece && other.label === "part");
  const open =
    piece.plus || piece.label === "base" || more || OR_MORE.test(around) || /^\s*(?:加|提成|绩效)/.test(piece.after);
  if (BRACKET.test(String(amount)) && pieces.length === 1) return [amount - 1, null];
  return [amount, open ? null : amount];
}

/** 1.15万 times 10,000 is 11499.999…: fen are as fine as pay gets. */
function rounded(amount: number | null): number | null {
  return amount === null ? null : Math.round(amount * 100) / 100;
}
