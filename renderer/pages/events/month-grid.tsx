import { useTranslation } from "react-i18next";
import type { Occurrence } from "../../../shared/contract/events.ts";
import { Pressable } from "../../design/pressable.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayWords, shortWeekdays } from "../../words/dates.ts";
import { type Sheet, weeksOf } from "./view.ts";

/** More dots than these say nothing more. */
const MOST_DOTS = 3;

export interface MonthGridProps {
  /** Any day of the month. */
  readonly month: string;
  readonly today: string;
  readonly items: readonly Occurrence[];
  readonly shown: Sheet;
  /** Told the place of the day's first event in the list. */
  readonly onDay: (first: number) => void;
}

/** A month; only days on which something takes place are buttons, dots say how much. */
export function MonthGrid({ month, today, items, shown, onDay }: MonthGridProps) {
  const { language } = useVisit().display;
  const onSheet = new Set(shown.items.map(({ day }) => day));
  return (
    <section className="month">
      <div className="month-week month-names" aria-hidden="true">
        {shortWeekdays(language).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {weeksOf(month).map((week) => (
        <div key={week[0]} className="month-week">
          {week.map((day) =>
            day.startsWith(month.slice(0, 7)) ? (
              <Day key={day} day={day} today={today} items={items} isShown={onSheet.has(day)} onDay={onDay} />
            ) : (
              <span key={day} />
            ),
          )}
        </div>
      ))}
    </section>
  );
}

interface DayProps {
  readonly day: string;
  readonly today: string;
  readonly items: readonly Occurrence[];
  readonly isShown: boolean;
  readonly onDay: (first: number) => void;
}

function Day({ day, today, items, isShown, onDay }: DayProps) {
  const { t } = useTranslation("events");
  const { language } = useVisit().display;
  const first = items.findIndex((item) => item.day === day);
  const count = items.filter((item) => item.day === day).length;
  const past = day < today;
  const words = Number(day.slice(8));
  if (count === 0) {
    return (
      <span className="day" data-past={past} data-today={day === today}>
        {words}
      </span>
    );
  }
  return (
    <Pressable
      className="day day-button"
      variant={isShown ? "shown" : "plain"}
      aria-label={`${words}, ${t("onDay", { day: dayWords(day, language, today.slice(0, 4)), count })}`}
      onPress={() => onDay(first)}
    >
      {words}
      <span className="day-dots" aria-hidden="true">
        {Array.from({ length: Math.min(count, MOST_DOTS) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are all alike
          <i key={index} />
        ))}
      </span>
    </Pressable>
  );
}
