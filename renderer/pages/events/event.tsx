import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Occurrence } from "../../../shared/contract/events.ts";
import { useStationNow } from "../../data/clock.ts";
import { eventQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { openHelp } from "../../frame/calling.ts";
import { Page, Title } from "../../frame/page.tsx";
import { TakeAway } from "../../frame/take-away.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { clockTime, dayOf, dayWords, weekdayWords } from "../../words/dates.ts";
import { DemoMark } from "../../words/freshness.tsx";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { unbroken } from "../../words/unbroken.ts";
import "../../frame/waiting.css";

function isGone(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "EVENT_NOT_FOUND";
}

/** One event, with a code that puts it into the phone's calendar. */
export function EventPage() {
  const { t } = useTranslation("events");
  const navigate = useNavigate();
  const { eventId } = useParams({ from: "/events/$eventId" });
  const query = useQuery(eventQuery(useClient(), eventId));
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/events" }) }, { name: t("event.here") }];
  if (query.data === undefined) {
    return (
      <Page name={isGone(query.error) ? "event-gone" : "take-away"} crumbs={crumbs}>
        {isGone(query.error) ? <GoneEvent /> : <Waiting query={query} />}
      </Page>
    );
  }
  return (
    <Page name="take-away" crumbs={crumbs}>
      <Event event={query.data.event} ics={query.data.ics} />
    </Page>
  );
}

function GoneEvent() {
  const { t } = useTranslation("events");
  const navigate = useNavigate();
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("gone.how")}>{t("gone.title")}</Title>
      <Button variant="main" size="tall" onPress={() => void navigate({ to: "/events", replace: true })}>
        {t("gone.others")}
      </Button>
    </div>
  );
}

function Event({ event, ics }: { readonly event: Occurrence; readonly ics: string }) {
  const { t } = useTranslation("events");
  const said = useSaid();
  const station = useStation();
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  const title = said(event.title, event.titleEn);
  const when = [
    dayWords(event.day, language, thisYear),
    weekdayWords(event.day, language),
    unbroken(`${clockTime(new Date(event.start), language)}–${clockTime(new Date(event.end), language)}`),
  ].join(" ");
  return (
    <TakeAway
      title={
        <>
          {title}
          {event.demo && <DemoMark />}
        </>
      }
      how={said(event.text, event.textEn)}
      text={ics}
      alt={t("event.alt", { title })}
      note={t("event.scan")}
      facts={[
        { name: t("event.when"), value: when },
        { name: t("event.where"), value: said(event.place, event.placeEn) },
        {
          name: t("event.how"),
          value:
            event.quota === null
              ? t(`event.join.${event.booking}`)
              : t(`event.joinQuota.${event.booking}`, { count: event.quota }),
        },
        {
          name: t("event.ask"),
          value: (
            <>
              <SourceText>{station.name}</SourceText> {station.phone}
            </>
          ),
        },
      ]}
      main={
        event.booking === "walk-in" ? undefined : (
          <Button variant="main" size="tall" onPress={openHelp}>
            {t("event.join.person")}
          </Button>
        )
      }
    />
  );
}
