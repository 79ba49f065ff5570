const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days of a month counted from 1; month 2 of a leap year has 29. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const found = DAY.exec(text);
  if (found === null) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/**
 * A day some calendar months later; where that month has no such day, its last one (31 January + 1 month =
 * 28 or 29 February). The documents do not say how a month end is counted; this is the usual reading.
 * @param day an existing day
 */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const counted = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(counted / 12), (counted % 12) + 1];
  const newDate = Math.min(date, daysIn(newYear, newMonth));
  return [String(newYear).padStart(4, "0"), String(newMonth).padStart(2, "0"), String(newDate).padStart(2, "0")].join(
    "-",
  );
}
