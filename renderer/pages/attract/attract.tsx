import { HandTapIcon } from "@phosphor-icons/react/dist/csr/HandTap";
import { useIsFetching, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStationNow } from "../../data/clock.ts";
import { AROUND, eventsQuery, jobsQuery, PAGE_QUERIES } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Pattern } from "../../design/pattern.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { View } from "../../design/view.tsx";
import { Dock } from "../../frame/dock.tsx";
import { Title } from "../../frame/page.tsx";
import { StationBar } from "../../frame/station-bar.tsx";
import { dayOf } from "../../words/dates.ts";
import { DemoMark, FreshnessLine } from "../../words/freshness.tsx";
import { number } from "../../words/numbers.ts";
import { spotsOf } from "../jobs/spots.ts";
import "./attract.css";

/**
 * Calls whoever passes by. What it says is counted by the station at this moment; a number that is unknown or nought
 * has no column. Everything above the dock is one button, and nothing moves.
 */
export function Attract() {
  const { t } = useTranslation("home");
  const navigate = useNavigate();
  const client = useClient();
  const station = useStation();
  const today = dayOf(useStationNow());
  const near = useQuery(jobsQuery(client, AROUND));
  const events = useQuery(eventsQuery(client, { from: today, to: today }));
  const facts = [
    { id: "near", count: station.counts.jobs },
    { id: "walk", count: station.counts.walkable },
    { id: "events", count: events.data?.items.length ?? 0 },
  ] as const;

  return (
    <div className="page attract-page" data-page="attract" aria-busy={useIsFetching(PAGE_QUERIES) > 0}>
      <header className="header">
        <Pattern />
        <StationBar />
      </header>
      <View>
        <main className="main attract">
          <Title className="unseen">{t("attract.title")}</Title>
          <Pressable className="attract-start" onPress={() => void navigate({ to: "/", replace: true })}>
            <Pattern />
            <RingMap tone="night" lit="walk" dots={spotsOf(near.data?.items ?? [], station)} />
            <span className="attract-words">
              <b className="attract-title">{t("attract.title")}</b>
              <span className="attract-facts">
                {facts
                  .filter(({ count }) => count > 0)
                  .map(({ id, count }) => (
                    <span key={id}>
                      <b>{number(count)}</b>
                      <small>{t(`attract.${id}`, { count })}</small>
                    </span>
                  ))}
              </span>
              <span className="attract-pill">
                <HandTapIcon weight="fill" aria-hidden="true" />
                {t("attract.start")}
              </span>
              <small className="attract-fresh">
                <FreshnessLine asOf={station.asOf} />
                {station.asOf.demo && <DemoMark />}
              </small>
            </span>
          </Pressable>
        </main>
      </View>
      <Dock />
    </div>
  );
}
