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

function realDay(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
