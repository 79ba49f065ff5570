/**
 * Opening hours of every shipped service until staff set their own, marked as an example: working days, morning and
 * afternoon, two at a time. Not from the documents, which name no hours.
 */
export const EXAMPLE_HOURS = {
  /** 1 = Monday (ISO 8601). */
  weekdays: [1, 2, 3, 4, 5],
  /** Minutes after midnight in Shanghai. */
  spans: [
    { fromMinute: 9 * 60, toMinute: 11 * 60 + 30 },
    { fromMinute: 13 * 60 + 30, toMinute: 16 * 60 + 30 },
  ],
  seats: 2,
} as const;
