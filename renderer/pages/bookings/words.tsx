import { useTranslation } from "react-i18next";
import type { Slot } from "../../../shared/contract/bookings.ts";
import { useStationNow } from "../../data/clock.ts";
import { useVisit } from "../../visit/visit.ts";
import { clockDay, clockTime, dayOf, dayWords, weekdayWords } from "../../words/dates.ts";
import { plainQuotes } from "../../words/plain-quotes.ts";

const DAY_MS = 86_400_000;

/** How a person says a day: 今天, 明天, 周一; `date` is 11月23日; `full` both. */
export interface DayWords {
  readonly short: string;
  readonly date: string;
  readonly full: string;
  readonly isNear: boolean;
}

export function useDayWords(): (day: string) => DayWords {
  const { t } = useTranslation("bookings");
  const { language } = useVisit().display;
  const now = useStationNow();
  const today = dayOf(now);
  const tomorrow = dayOf(new Date(now.getTime() + DAY_MS));
  return (day) => {
    const full = clockDay(new Date(`${day}T12:00:00+08:00`), language);
    const date = dayWords(day, language, today.slice(0, 4));
    if (day === today) return { short: t("today"), date, full, isNear: true };
    if (day === tomorrow) return { short: t("tomorrow"), date, full, isNear: true };
    return { short: weekdayWords(day, language), date, full, isNear: false };
  };
}

/** 今天 10:30 · 11月23日 周一 9:00 */
export function useTimeWords(): (slot: Pick<Slot, "startsAt">) => string {
  const { language } = useVisit().display;
  const words = useDayWords();
  return ({ startsAt }) => {
    const at = new Date(startsAt);
    const { short, full, isNear } = words(dayOf(at));
    return `${isNear ? short : full} ${clockTime(at, language)}`;
  };
}

/** A name that comes in both languages. */
export function useNamed(): (one: { readonly name: string; readonly nameEn: string }) => string {
  const { language } = useVisit().display;
  return ({ name, nameEn }) => (language === "en" && nameEn !== "" ? plainQuotes(nameEn) : name);
}

/** 138 0013 8000; as it is typed, from the left. */
export function grouped(phone: string): string {
  return phone.replace(/^(.{3})(.{1,4})/, "$1 $2").replace(/^(.{3} .{4})(.+)/, "$1 $2");
}

/** 618 402 */
export function groupedCode(code: string): string {
  return code.replace(/^(.{3})(.+)/, "$1 $2");
}
