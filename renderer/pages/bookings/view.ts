/** Which free times are shown: six proposals, the days that have any, or one day's. */
export interface TimesView {
  readonly show: "best" | "days" | "day";
  /** `YYYY-MM-DD`; "" where no day is chosen. */
  readonly day: string;
  readonly page: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whatever an address holds, as a view; what it does not know becomes the default. */
export function readTimesView(given: Partial<TimesView>): TimesView {
  const show = given.show === "days" || given.show === "day" ? given.show : "best";
  const day = typeof given.day === "string" && DAY.test(given.day) ? given.day : "";
  const page = Number.isInteger(given.page) && Number(given.page) > 0 ? Number(given.page) : 1;
  return { show: show === "day" && day === "" ? "days" : show, day, page };
}
