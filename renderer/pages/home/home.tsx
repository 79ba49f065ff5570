import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { CompassIcon } from "@phosphor-icons/react/dist/csr/Compass";
import { MagnifyingGlassIcon } from "@phosphor-icons/react/dist/csr/MagnifyingGlass";
import { useIsFetching, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayPlus } from "../../../shared/feed/days.ts";
import { useStationNow } from "../../data/clock.ts";
import { AROUND, eventsQuery, jobsQuery, PAGE_QUERIES } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Pattern } from "../../design/pattern.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { useScreenLayout } from "../../design/screen.ts";
import { View } from "../../design/view.tsx";
import { Dock } from "../../frame/dock.tsx";
import { Title } from "../../frame/page.tsx";
import { StationBar } from "../../frame/station-bar.tsx";
import { setMatter, setWords, useVisit } from "../../visit/visit.ts";
import { dayOf } from "../../words/dates.ts";
import { DemoMark, FreshnessLine } from "../../words/freshness.tsx";
import { number } from "../../words/numbers.ts";
import { servicesQuery } from "../bookings/queries.ts";
import { useTimeWords } from "../bookings/words.tsx";
import { spotsOf } from "../jobs/spots.ts";
import { DOORS, type DoorId } from "./doors.ts";
import "./home.css";

/** A week to look ahead from today, days. */
const WEEK_DAYS = 6;

export function Home() {
  const { t } = useTranslation("home");
  const navigate = useNavigate();
  const client = useClient();
  const station = useStation();
  const today = dayOf(useStationNow());
  const near = useQuery(jobsQuery(client, AROUND));
  const events = useQuery(eventsQuery(client, { from: today, to: dayPlus(today, WEEK_DAYS) }));

  const services = useQuery(servicesQuery(client));
  const timeWords = useTimeWords();
  const free = (services.data?.items ?? []).flatMap(({ nextFree }) => (nextFree === null ? [] : [nextFree])).sort();

  /** A fact where there is one, never a nought. */
  function factOf(door: DoorId): string {
    const count = events.data?.items.length ?? 0;
    const [startsAt] = free;
    if (door === "events" && count > 0) return t("eventsThisWeek", { count });
    if (door === "bookings" && startsAt !== undefined) return t("free", { time: timeWords({ startsAt }) });
    return t(`door.${door}.how`);
  }

  const { band } = useScreenLayout();
  // Pinyin is for those who speak Chinese; in English one chooses by trade.
  const { language } = useVisit().display;
  const search = (
    <Pressable className="home-search" onPress={() => void navigate({ to: language === "en" ? "/search" : "/type" })}>
      <MagnifyingGlassIcon weight="bold" aria-hidden="true" />
      <span>{t("searchBar")}</span>
      <b>{t("searchButton")}</b>
    </Pressable>
  );

  return (
    <div className="page home-page" data-page="home" aria-busy={useIsFetching(PAGE_QUERIES) > 0}>
      <header className="header home-header">
        <Pattern />
        <StationBar />
        <div className="home-hello">
          <Title className="home-title">{t("hello")}</Title>
          {!band && search}
        </div>
      </header>
      <View>
        <main className="main home" data-doors={DOORS.length}>
          {band && search}
          <Pressable
            className="tile tile-hero"
            onPress={() => {
              setWords("");
              void navigate({ to: "/jobs" });
            }}
          >
            <RingMap tone="hero" lit="walk" dots={spotsOf(near.data?.items ?? [], station)} />
            <span className="tile-words">
              <b>{t("jobs")}</b>
              <span>{t("open", { count: station.counts.jobs, number: number(station.counts.jobs) })}</span>
              {station.counts.walkable > 0 && (
                <span>
                  {t("walkable", { count: station.counts.walkable, number: number(station.counts.walkable) })}
                </span>
              )}
              <small>
                <FreshnessLine asOf={station.asOf} />
                {station.asOf.demo && <DemoMark />}
              </small>
            </span>
          </Pressable>
          {DOORS.map(({ id, icon: Icon, family, to }) => (
            <Pressable
              key={id}
              className={`tile door-${id}`}
              onPress={() => {
                setMatter("");
                void navigate({ to });
              }}
            >
              <span className="tile-disk" data-family={family}>
                <Icon weight="duotone" aria-hidden="true" />
              </span>
              <span className="tile-words">
                <b>{t(`door.${id}.name`)}</b>
                <small>{factOf(id)}</small>
              </span>
            </Pressable>
          ))}
          <Pressable className="tile tile-wide" onPress={() => void navigate({ to: "/match" })}>
            <span className="tile-disk" data-family="indigo">
              <CompassIcon weight="duotone" aria-hidden="true" />
            </span>
            <span className="tile-words">
              <b>{t("match")}</b>
              <small>{t("matchHow")}</small>
            </span>
            <CaretRightIcon className="tile-arrow" weight="bold" aria-hidden="true" />
          </Pressable>
        </main>
      </View>
      <Dock />
    </div>
  );
}
