import type { Language } from "../i18n.ts";

/** Every date on the screen is Shanghai's, whatever the machine's zone (ui.md §5: the default gave 1:30 for 9:30). */
const timeZone = "Asia/Shanghai";
const LOCALE = { "zh-CN": "zh-CN", en: "en-GB" } as const;

function format(date: Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...options }).format(date);
}

/** 9:41 */
export function clockTime(date: Date, language: Language): string {
  return format(date, language, { hour: "numeric", minute: "2-digit", hourCycle: "h23" });
}

/** 11月20日 周五 · Fri 20 Nov */
export function clockDay(date: Date, language: Language): string {
  const day = format(date, language, { month: "short", day: "numeric" });
  const weekday = format(date, language, { weekday: "short" });
  return language === "en" ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** `YYYY-MM-DD` in Shanghai; the order of these strings is the order of days. */
export function dayOf(date: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
}

/** 12月18日 · 18 Dec; with the year when it is not `thisYear`. */
export function dayWords(day: string, language: Language, thisYear: string): string {
  const date = new Date(`${day}T12:00:00+08:00`);
  const year = day.slice(0, 4) === thisYear ? {} : ({ year: "numeric" } as const);
  return format(date, language, { month: "short", day: "numeric", ...year });
}

/** Hour in Shanghai, 0–23. */
export function hourOf(date: Date): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(date));
}
