import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Occurrence } from "../../../shared/contract/events.ts";
import { dayPlus } from "../../../shared/feed/days.ts";
import { useStationNow } from "../../data/clock.ts";
import { eventsQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { Pager } from "../../design/pager.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Row, Rows } from "../../design/row.tsx";
import { openHelp } from "../../frame/calling.ts";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { clockTime, dayOf, dayWords, monthWords, weekdayWords } from "../../words/dates.ts";
import { DemoMark } from "../../words/freshness.tsx";
import { useSaid } from "../../words/said.ts";
import { unbroken } from "../../words/unbroken.ts";
import { MonthGrid } from "./month-grid.tsx";
import { type EventsView, KIND_CHOICES, MODES, type Sheet, sheetsOf } from "./view.ts";
import "./events.css";
import "../../frame/waiting.css";

/** How far the calendar looks ahead, days: the month that is asked about and the next two. */
const AHEAD_DAYS = 75;
const ROWS = {
  month: { portrait: { normal: 4, large: 3 }, landscape: { normal: 4, large: 3 } },
  week: { portrait: { normal: 7, large: 6 }, landscape: { normal: 4, large: 3 } },
} as const;

/** What takes place: a month to look at, a week to read. What is over is not in it. */
export function Events() {
  const { t } = useTranslation("events");
  const navigate = useNavigate();
  const { size, language } = useVisit().display;
  const orientation = useOrientation();
  const view = useSearch({ from: "/events" });
  const today = dayOf(useStationNow());
  const query = useQuery(eventsQuery(useClient(), { from: today, to: dayPlus(today, AHEAD_DAYS) }));
  const crumbs = [{ name: t("title") }];
  if (query.data === undefined) {
    return (
      <Page name="events" crumbs={crumbs}>
        <Waiting query={query} />
      </Page>
    );
  }
  const items = query.data.items.filter(({ kind }) => view.kind === "all" || kind === view.kind);
  const room = ROWS[view.mode][orientation][size];
  const sheets = sheetsOf(items, room);
  const at = Math.max(
    0,
    sheets.findLastIndex(({ first }) => first <= view.first),
  );
  const sheet = sheets[at];

  function change(next: Partial<EventsView>) {
    void navigate({ to: "/events", search: { ...view, ...next }, replace: true, resetScroll: false });
  }

  if (query.data.items.length === 0 || sheet === undefined) {
    return (
      <Page name="events-none" crumbs={crumbs}>
        <div className="waiting">
          <RingMap tone="empty" lit={null} />
          <Title below={t("none.how")}>{t("none.title")}</Title>
          {view.kind !== "all" && (
            <Button variant="main" size="tall" onPress={() => change({ kind: "all", first: 0 })}>
              {t("none.all")}
            </Button>
          )}
          <Button variant="line" size="tall" onPress={openHelp}>
            {t("none.person")}
          </Button>
        </div>
      </Page>
    );
  }
  return (
    <Page name="events" crumbs={crumbs}>
      <div className="events-head">
        <Title>
          {t("month", { month: monthWords(sheet.items[0]?.day ?? today, language) })}
          {query.data.items.some(({ demo }) => demo) && <DemoMark />}
        </Title>
        <Choices
          className="event-modes"
          label={t("mode.label")}
          chosen={view.mode}
          onChoose={(mode) => change({ mode })}
          choices={MODES.map((id) => ({ id, content: t(`mode.${id}`) }))}
        />
      </div>
      <Choices
        className="event-kinds"
        label={t("kind.label")}
        chosen={view.kind}
        onChoose={(kind) => change({ kind, first: 0 })}
        choices={KIND_CHOICES.map((id) => ({ id, content: t(`kind.${id}`) }))}
      />
      {view.mode === "month" && (
        <MonthGrid
          month={sheet.items[0]?.day ?? today}
          today={today}
          items={items}
          shown={sheet}
          onDay={(first) => change({ first })}
        />
      )}
      <Rows room={room}>
        {sheet.items.map((event) => (
          <li key={event.id}>
            <EventRow event={event} today={today} />
          </li>
        ))}
      </Rows>
      <Pager
        words={{
          previous: t("pager.previous"),
          next: t("pager.next"),
          position: weekWords(sheet),
        }}
        page={at + 1}
        pages={sheets.length}
        nextVariant="main"
        onPage={(page) => change({ first: sheets[page - 1]?.first ?? 0 })}
      />
    </Page>
  );

  function weekWords({ monday, part, parts }: Sheet): string {
    const thisYear = today.slice(0, 4);
    const days = t("pager.week", {
      from: dayWords(monday, language, thisYear),
      to: dayWords(dayPlus(monday, 6), language, thisYear),
    });
    return parts === 1 ? days : t("pager.part", { days, part, parts });
  }
}

function EventRow({ event, today }: { readonly event: Occurrence; readonly today: string }) {
  const { t } = useTranslation("events");
  const navigate = useNavigate();
  const said = useSaid();
  const { language } = useVisit().display;
  const time = unbroken(`${clockTime(new Date(event.start), language)}–${clockTime(new Date(event.end), language)}`);
  return (
    <Row
      lead={
        <span className="event-day">
          <b>{event.day === today ? t("today") : weekdayWords(event.day, language)}</b>
          <span>{dayWords(event.day, language, today.slice(0, 4))}</span>
        </span>
      }
      title={said(event.title, event.titleEn)}
      text={`${time} · ${said(event.place, event.placeEn)}`}
      end={t(`booking.${event.booking}`)}
      onPress={() => void navigate({ to: "/events/$eventId", params: { eventId: event.id } })}
    />
  );
}
