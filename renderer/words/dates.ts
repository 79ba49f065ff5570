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

/** 11 月 · November */
export function monthWords(day: string, language: Language): string {
  const date = new Date(`${day}T12:00:00+08:00`);
  return language === "en" ? format(date, language, { month: "long" }) : `${Number(day.slice(5, 7))} 月`;
}

/** 周六 · Sat */
export function weekdayWords(day: string, language: Language): string {
  return format(new Date(`${day}T12:00:00+08:00`), language, { weekday: "short" });
}

/** 一 二 三 … · M T W …, Monday first; for the head of a calendar. */
export function shortWeekdays(language: Language): readonly string[] {
  // 5 January 2026 is a Monday.
  const days = Array.from({ length: 7 }, (_, index) => `2026-01-${String(5 + index).padStart(2, "0")}`);
  return days.map((day) => weekdayWords(day, language).replace("周", ""));
}
