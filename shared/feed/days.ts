/** Shanghai has had no summer time since 1991: a day there is UTC+8. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day in Shanghai at a moment (ms since 1970), `YYYY-MM-DD`. */
export function shanghaiDay(at: number): string {
  return new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** `day` moved by whole days; both `YYYY-MM-DD`. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

const FULL_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/;
const MONTH_ONLY = /^(\d{4})[-/.年](\d{1,2})(?:月)?$/;
/** Advertisements on the web are younger than this; an earlier year is a typing error. */
const FIRST_YEAR = 1990;

/**
 * A source's date as `YYYY-MM-DD`, or null when it is none. A month alone is its first day: the older reading, so that
 * an advertisement never looks newer than it is. A time of day is dropped; with a time zone it is put into Shanghai's.
 */
export function dayOf(text: string): string | null {
  const trimmed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed)) {
    const at = Date.parse(trimmed);
    return Number.isNaN(at) ? null : shanghaiDay(at);
  }
  const full = FULL_DAY.exec(trimmed);
  if (full !== null) return realDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const month = MONTH_ONLY.exec(trimmed);
  return month === null ? null : realDay(Number(month[1]), Number(month[2]), 1);
}

const RELATIVE =
  /^(?:(刚刚|今天|今日|[0-9]{1,2}:[0-9]{2})|(昨天|昨日)|前天|([0-9]{1,3})\s*(分钟|小时|天|日|周|星期|个月|月)前)/;
const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  分钟: 0,
  小时: 0,
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  个月: 30,
  月: 30,
};
const YEARLESS = /^(0?[1-9]|1[0-2])\s*[-/.月]\s*(0?[1-9]|[12]\d|3[01])\s*日?(?!\d|[-/.]\d)/;
/** 12/31/2026, as spreadsheets in English write it; with points (31.12.2026) the day comes first. */
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
/** 26.11.05 and 11/5/26: which number is the year is not said. */
const SHORT_YEAR = /^(\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?![\d-/.])/;
/** 2026-11-01至2026-12-31, 11月1日—12月31日: where the second day begins. */
const UNTIL = /\d\s*日?\s*(?:(?:[至到~～—–]+|\s-\s|--+|to|until)\s*(?=\d)|-\s*(?=\d{4}[-/.年]))/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const ENGLISH =
  /^(?:[a-z]{3,9},? )?([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})|^(?:[a-z]{3},? )?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})/i;
/** Days since 1899-12-30, as spreadsheets count: from 1990 to 2060. */
const SERIAL_FIRST = 32_874;
const SERIAL_LAST = 58_440;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const SECONDS = /^1[0-9]{9}$/;
const MILLISECONDS = /^1[0-9]{12}$/;

/**
 * Any way in which the sources write a day, as `YYYY-MM-DD`: all of `dayOf`, 3天前, 04-20 (the last such day), 20220223,
 * Apr 12 2018, 12/31/2026, 26.11.05, spreadsheet serials, seconds and milliseconds since 1970. Of a span towards the
 * future the last day counts. null = none of them.
 * @param today the day the words were read on, `YYYY-MM-DD`
 * @param towards where a day without its year lies: a posting day behind us, a closing day before us
 */
export function readDay(text: string, today: string, towards: "past" | "future" = "past"): string | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^[^\d\u4e00-\u9fffa-z]+|^(?:发布|更新|截止|有效期)(?:日期|时间|于|至)?\s*[:：]?\s*/i, "");
  const span = towards === "future" ? UNTIL.exec(plain) : null;
  const last = span === null ? plain : plain.slice(span.index + span[0].length);
  return oneDay(last, today, towards) ?? (last === plain ? null : oneDay(plain, today, towards));
}

function oneDay(text: string, today: string, towards: "past" | "future"): string | null {
  return (
    dayOf(text) ??
    relativeDay(text, today) ??
    numberDay(text) ??
    yearLastDay(text) ??
    shortYearDay(text, today) ??
    yearlessDay(text, today, towards) ??
    englishDay(text)
  );
}

function yearLastDay(text: string): string | null {
  const found = YEAR_LAST.exec(text);
  if (found === null) return null;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const dayFirst = found[2] === "." || first > 12;
  return dayFirst ? realDay(year, second, first) : realDay(year, first, second);
}

/** The reading that lies nearest to today: 26.11.05 is of 2026, and so is 11/5/26. */
function shortYearDay(text: string, today: string): string | null {
  const found = SHORT_YEAR.exec(text);
  if (found === null) return null;
  const [a, b, c] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(today));
  const days = [realDay(2000 + a, b, c), realDay(2000 + c, a, b)].filter((day) => day !== null);
  return days.sort((x, y) => away(x) - away(y))[0] ?? null;
}

function relativeDay(text: string, today: string): string | null {
  const found = RELATIVE.exec(text);
  if (found === null) return null;
  if (found[1] !== undefined) return today;
  if (found[2] !== undefined) return dayPlus(today, -1);
  if (found[3] === undefined) return dayPlus(today, -2);
  return dayPlus(today, -Number(found[3]) * (RELATIVE_DAYS[found[4] ?? ""] ?? 0));
}

function numberDay(text: string): string | null {
  if (MILLISECONDS.test(text)) return shanghaiDay(Number(text));
  if (SECONDS.test(text)) return shanghaiDay(Number(text) * 1_000);
  const compact = COMPACT.exec(text);
  if (compact !== null) return realDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (serial < SERIAL_FIRST || serial > SERIAL_LAST) return null;
  return new Date(SERIAL_ZERO + serial * DAY_MS).toISOString().slice(0, 10);
}

/** A day without its year is the nearest such day: boards leave the year out of near days only. */
function yearlessDay(text: string, today: string, towards: "past" | "future"): string | null {
  const found = YEARLESS.exec(text);
  if (found === null) return null;
  const year = Number(today.slice(0, 4));
  const step = towards === "past" ? -1 : 1;
  // Four years: 29 February.
  const days = [0, 1, 2, 3].map((years) => realDay(year + years * step, Number(found[1]), Number(found[2])));
  return days.find((day) => day !== null && (towards === "past" ? day <= today : day >= today)) ?? null;
}

function englishDay(text: string): string | null {
  const found = ENGLISH.exec(text);
  if (found === null) return null;
  const month = MONTHS.indexOf((found[1] ?? found[5] ?? "").toLowerCase()) + 1;
  return month === 0 ? null : realDay(Number(found[3] ?? found[6]), month, Number(found[2] ?? found[4]));
}

function realDay(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
