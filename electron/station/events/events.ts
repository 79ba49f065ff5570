import { calendarText } from "../../../shared/bookings/calendar.ts";
import type { EventsAnswer, EventsListInput, Occurrence } from "../../../shared/contract/events.ts";
import { type EventRow, eventRow } from "../../../shared/events/event-row.ts";
import { eventTemplate } from "../../../shared/events/event-template.ts";
import { occurrencesOf } from "../../../shared/events/occurrences.ts";
import { tableOfTemplates } from "../../../shared/events/table.ts";
import { EVENT_KINDS } from "../../../shared/events/words.ts";
import { dayPlus, shanghaiDay } from "../../../shared/feed/days.ts";
import { holdsIn } from "../../../shared/policies/region.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import { contentRows, perGeneration } from "../content.ts";
import type { Clock, Files, Logger } from "../ports.ts";
import { createOwnTable, csvOf, type OwnTable } from "./own-table.ts";

/** Days a list holds when nobody says: this month and the next, as the calendar shows them. */
const SPAN_DAYS = 62;
/** More days are cut off: a month's page needs 31, a year's plan 366. */
const SPAN_DAYS_MAX = 400;

export interface EventsDeps {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly config: StationConfig;
  readonly files: Files;
  readonly log: Logger;
  /** The station's data folder. */
  readonly folder: string;
}

export interface EventsRoom {
  /** Times at which something takes place, here or for the whole city; nothing that is over. */
  list(input: EventsListInput): EventsAnswer;
  /** One time and its calendar entry. What is over is not found. */
  get(id: string): Result<{ event: Occurrence; ics: string }, "EVENT_NOT_FOUND", { id: string }>;
  /** The station's own table, as a spreadsheet hands it over and takes it back. */
  importTable: OwnTable["replace"];
  exportTable(): { csv: string; rows: number };
  /** A table to begin with: one row for every kind of event that the documents name, without day, time and place. */
  templateTable(): { csv: string; rows: number };
}

/** The events room: those of the feed and the station's own, by the station's clock. */
export function createEvents({ catalogue, clock, config, files, log, folder }: EventsDeps): EventsRoom {
  const own = createOwnTable(files, folder, config.district, log);
  const ofFeed = perGeneration((generation) =>
    contentRows(generation, "events", eventRow, log).filter(
      (row) => row.district === null || holdsIn(row.district, config.district),
    ),
  );

  function rows(): readonly EventRow[] {
    return [...ofFeed(catalogue.current()), ...own.rows()];
  }

  return {
    list(input) {
      const now = clock.now();
      const from = input?.from ?? shanghaiDay(now);
      const last = dayPlus(from, SPAN_DAYS_MAX);
      const wanted = input?.to ?? dayPlus(from, SPAN_DAYS);
      const to = wanted > last ? last : wanted;
      const all = occurrencesOf(rows(), from, to, now);
      const counts = EVENT_KINDS.map((kind) => ({ kind, count: all.filter((one) => one.kind === kind).length }));
      const kinds = input?.kinds ?? EVENT_KINDS;
      return { items: all.filter((one) => kinds.includes(one.kind)), counts, from, to };
    },

    get(id) {
      const now = clock.now();
      const at = id.lastIndexOf("@");
      const [eventId, day] = [id.slice(0, at), id.slice(at + 1)];
      const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
      const row = isDay ? rows().find((one) => one.id === eventId) : undefined;
      const event = row === undefined ? undefined : occurrencesOf([row], day, day, now)[0];
      if (event === undefined) return fail("EVENT_NOT_FOUND", { id });
      const ics = calendarText({
        id: `${event.id}.${config.id}`.replaceAll("@", "."),
        startsAt: new Date(event.start).toISOString(),
        endsAt: new Date(event.end).toISOString(),
        madeAt: new Date(now).toISOString(),
        title: event.title,
        place: event.place,
      });
      return ok({ event, ics });
    },

    importTable: (csv) => own.replace(csv),
    exportTable: () => ({ csv: own.csv(), rows: own.rows().length }),
    templateTable: () => {
      const table = tableOfTemplates(contentRows(catalogue.current(), "event-templates", eventTemplate, log));
      return { csv: csvOf(table), rows: table.length };
    },
  };
}
