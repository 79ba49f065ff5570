import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { datedEvent, WEEKDAYS } from "../../../scripts/seed/demo-events.ts";
import { type EventRow, eventRow } from "../../../shared/events/event-row.ts";
import { type EventTemplate, eventTemplate } from "../../../shared/events/event-template.ts";
import { occurrencesOf } from "../../../shared/events/occurrences.ts";
import { parseRecurrence } from "../../../shared/events/recurrence.ts";
import { EVENT_KINDS } from "../../../shared/events/words.ts";
import { dayPlus } from "../../../shared/feed/days.ts";
import { DEMO_STATIONS, readResource } from "./content-files.ts";
import { factLists, NO_SHEET } from "./fact-lists.ts";
import { POLICIES } from "./policy-rows.ts";
import { copiedRuns, expectOwnSentences, expectPlainWords, type Told } from "./told-rows.ts";
import { FORBIDDEN_WORDS } from "./words.ts";

const TEMPLATES: readonly EventTemplate[] = (JSON.parse(readResource("content/event-templates.json")) as unknown[]).map(
  (row) => eventTemplate.strict().parse(row),
);

/** A row of `demo-events`: an event whose days count from the day the seed is built. */
const demoEvent = eventRow
  .omit({ start: true, exceptDays: true })
  .extend({
    template: z.string(),
    startInDays: z.number().int().min(-60).max(60),
    weekday: z.enum(WEEKDAYS).nullable(),
    startTime: z.string().regex(/^(0[89]|1\d):[0-5]\d$/),
  })
  .strict();
type DemoEvent = z.infer<typeof demoEvent>;

const CALENDARS = (["changning", "chongming"] as const).map((name) => {
  const text = readResource(`content/demo-events/${name}.json`);
  const rows = (JSON.parse(text) as unknown[]).map((row) => demoEvent.parse(row));
  const station = DEMO_STATIONS.find(({ rows: jobs }) => jobs[0]?.district === rows[0]?.district)?.station;
  return { district: rows[0]?.district, text, rows, station };
});
const DEMO: readonly DemoEvent[] = CALENDARS.flatMap(({ rows }) => rows);

/** The rows as a feed carries them, built on `today`. */
const builtOn = (today: string, rows: readonly DemoEvent[]): EventRow[] =>
  rows.map((row) => eventRow.strict().parse(datedEvent(row, today)));
/** Morning in Shanghai: nothing of that day is over. */
const morningOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
/** Any day of the years in which this seed could be built. */
const anyDay = fc.integer({ min: 0, max: 1_500 }).map((days) => dayPlus("2026-11-20", days));
const told = (row: Pick<EventTemplate, "id" | "titleZh" | "titleEn" | "textZh" | "textEn">): Told => {
  return { id: row.id, zh: [row.titleZh, row.textZh], en: [row.titleEn, row.textEn] };
};

describe("the templates that ship", () => {
  test("R40 R45 R51 R87: are 17 kinds of event that the documents name, each of one of the four sorts", () => {
    expect(TEMPLATES).toHaveLength(17);
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(17);
    expect(new Set(TEMPLATES.map(({ kind }) => kind))).toEqual(new Set(EVENT_KINDS));
    for (const kind of EVENT_KINDS) expect(TEMPLATES.find(({ id }) => id === kind)?.kind).toBe(kind);
    for (const id of ["live", "in-camp", "startup-event"]) expect(TEMPLATES.map((one) => one.id)).toContain(id);
  });

  test("lead to policies that ship, and are told in plain words of both languages", () => {
    const known = new Set(POLICIES.map(({ id }) => id));
    expect(TEMPLATES.filter(({ policyId }) => !known.has(policyId)).map(({ id }) => id)).toEqual([]);
    expectPlainWords(TEMPLATES.map(told));
  });
});

const sheet = factLists();
describe.skipIf(sheet === null)(`beside the fact sheet (${NO_SHEET})`, () => {
  test("ids, what can be booked, and where it is written are the sheet's", () => {
    const titles = new Map(sheet?.documents.map(({ file, titleZh }) => [file, titleZh]));
    expect(
      TEMPLATES.map(({ id, bookable, source }) => ({ id, bookable, title: source.title, section: source.section })),
    ).toEqual(
      sheet?.events.map(({ id, bookable, source }) => ({
        id,
        bookable,
        title: titles.get(source.file),
        section: source.section,
      })),
    );
  });

  test("no sentence is the sheet's own", () => {
    if (sheet !== null)
      expectOwnSentences(
        [...TEMPLATES, ...DEMO].map(({ id, textZh, textEn }) => ({ id, zh: [textZh], en: [textEn] })),
        sheet,
      );
  });
});

test("nothing is copied from the founding documents", ({ skip }) => {
  const copied = copiedRuns([...TEMPLATES, ...DEMO].map(told));
  if (copied === null) return skip("the documents that the content was written from are not beside the project");
  expect(copied).toEqual([]);
});

describe("every demonstration event", () => {
  test("says that it is one, has an id of its own and belongs to a template of its sort", () => {
    expect(DEMO.filter(({ demo }) => !demo)).toEqual([]);
    expect(new Set(DEMO.map(({ id }) => id)).size).toBe(DEMO.length);
    const sorts = new Map(TEMPLATES.map(({ id, kind }) => [id, kind]));
    expect(DEMO.filter(({ template, kind }) => sorts.get(template) !== kind).map(({ id }) => id)).toEqual([]);
  });

  test("is told in plain words, without a contact and without limits on who may come", () => {
    expectPlainWords(DEMO.map(told));
    expect(DEMO.filter(({ textZh, textEn }) => !/。$/.test(textZh) || !/\.$/.test(textEn)).map(({ id }) => id)).toEqual(
      [],
    );
    for (const [what, words] of FORBIDDEN_WORDS)
      expect(DEMO.filter((row) => words.test(row.titleZh + row.textZh)).map(({ id }) => `${id}: ${what}`)).toEqual([]);
  });

  test("repeats by a rule that the station understands, or once on a weekday of its own", () => {
    for (const { id, rrule, weekday } of DEMO) {
      if (rrule === null || !rrule.includes("BYDAY")) expect([id, weekday === null]).toEqual([id, false]);
      if (rrule !== null) expect([id, parseRecurrence(rrule) === null]).toEqual([id, false]);
    }
  });

  test("says how many it holds where one puts one's name down", () => {
    expect(DEMO.filter(({ booking, quota }) => booking !== "walk-in" && quota === null).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test("is one line of its file, so that a change shows as one line", () => {
    for (const { text, rows } of CALENDARS) expect(text.trimEnd().split("\n")).toHaveLength(rows.length + 2);
  });
});

describe("a seed built on any day", () => {
  test("starts each event on a day that its rule falls on, at the hour it says, and on no holiday with a fixed date", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...DEMO), (today, row) => {
        const dated = eventRow.strict().parse(datedEvent(row, today));
        const day = dated.start.slice(0, 10);
        expect(dated.start.slice(11)).toBe(row.startTime);
        expect(day >= dayPlus(today, row.startInDays) && day <= dayPlus(today, row.startInDays + 62)).toBe(true);
        const first = occurrencesOf([dated], day, dayPlus(day, 70), morningOf(day));
        expect(first[0]?.day).toBe(day);
        const days = first.map((one) => one.day.slice(5));
        expect(days.filter((one) => ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].includes(one))).toEqual([]);
        if (row.weekday !== null) expect(WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]).toBe(row.weekday);
      }),
      { numRuns: 300 },
    );
  });

  test.each(CALENDARS)(
    "fills the calendar of $district: all four sorts within a month, every week something",
    ({ rows }) => {
      fc.assert(
        fc.property(anyDay, (today) => {
          const soon = occurrencesOf(builtOn(today, rows), today, dayPlus(today, 34), morningOf(today));
          expect(new Set(soon.map(({ kind }) => kind))).toEqual(new Set(EVENT_KINDS));
          for (let week = 0; week < 5; week += 1) {
            const [from, to] = [dayPlus(today, week * 7), dayPlus(today, week * 7 + 6)];
            expect(soon.some(({ day }) => day >= from && day <= to)).toBe(true);
          }
          expect(soon.length).toBeGreaterThanOrEqual(18);
          expect(soon.some(({ recurring }) => !recurring)).toBe(true);
          expect(soon.filter(({ booking }) => booking === "book").length).toBeGreaterThanOrEqual(4);
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each(CALENDARS)("puts no two events of $district in one room at one time", ({ rows }) => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const all = occurrencesOf(builtOn(today, rows), today, dayPlus(today, 120), morningOf(today));
        const rooms = Map.groupBy(all, ({ day, place }) => `${day} ${place}`).values();
        const clashes = [...rooms].flatMap((held) =>
          held.flatMap((one, at) =>
            at > 0 && one.start < (held[at - 1]?.end ?? "") ? [[held[at - 1]?.id, one.id]] : [],
          ),
        );
        expect(clashes).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each(CALENDARS)("holds one event of $district that is over, and shows it to nobody", ({ rows }) => {
    const today = "2026-11-20";
    const built = builtOn(today, rows);
    const over = built.filter(({ rrule, start }) => rrule === null && start.slice(0, 10) < today);
    expect(over).toHaveLength(1);
    const shown = occurrencesOf(built, dayPlus(today, -30), dayPlus(today, 60), morningOf(today)).map(
      ({ eventId }) => eventId,
    );
    expect(over.filter(({ id }) => shown.includes(id))).toEqual([]);
  });

  test.each(CALENDARS)("keeps the events of $district at the demonstration station", ({ rows, station, district }) => {
    expect(station?.district).toBe(district);
    const home = station?.name.slice(0, 3) ?? "?";
    expect(
      rows.filter((row) => row.district !== district || !row.placeZh.startsWith(home)).map(({ id }) => id),
    ).toEqual([]);
  });

  test("leaves nothing of the way it was dated in the row", () => {
    const row = datedEvent(DEMO[0] as DemoEvent, "2026-11-20");
    expect(Object.keys(row).toSorted()).toEqual(Object.keys(eventRow.shape).toSorted());
  });
});
