import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeedVerdict } from "../../../shared/contract/feed.ts";
import { refusalText } from "../../../shared/feed/refusals.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Status } from "../../design/status.tsx";
import { useVisit } from "../../visit/visit.ts";
import { clockDay, clockTime } from "../../words/dates.ts";
import { useSaid } from "../../words/said.ts";
import { Facts } from "../bookings/facts.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog, Told } from "./frame.tsx";
import { Entry, Paged } from "./paged.tsx";
import { usePlaces } from "./use-places.ts";

const ROOM = { normal: { portrait: 4, landscape: 2 }, large: { portrait: 3, landscape: 1 } } as const;
const LOOK_EVERY_MS = 700;

interface Source {
  readonly place: string;
  readonly placeName: string;
  readonly kind: "feed" | "table";
  readonly name: string;
}

/** Which data shows, and new data or a table of events from a stick. */
export function DataPage() {
  const { t } = useTranslation(["staff", "common"]);
  const client = useClient();
  const action = useDeskAction();
  const { language } = useVisit().display;
  const places = usePlaces();
  const status = useDeskQuery(["feed"], (asked, signal) => asked.feed.status(undefined, { signal }));
  const work = useDeskQuery(["work"], (asked, signal) => asked.staff.feedWork(undefined, { signal }));
  const [begun, setBegun] = useState(false);
  const [events, setEvents] = useState<{ imported: number; faults: readonly { row: number; why: string }[] } | null>(
    null,
  );
  const isWorking = work.data?.working === true;
  const { refetch } = work;

  useEffect(() => {
    if (!begun || !isWorking) return;
    const timer = setInterval(() => void refetch(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [begun, isWorking, refetch]);

  const sources: Source[] = (places.items ?? []).flatMap((place) => [
    ...place.feeds.map((name) => ({ place: place.id, placeName: places.nameOf(place), kind: "feed" as const, name })),
    ...place.tables.map((name) => ({ place: place.id, placeName: places.nameOf(place), kind: "table" as const, name })),
  ]);

  function take({ kind, place, name }: Source): void {
    if (kind === "table") action.run(() => client.staff.importEvents({ place, table: name }), setEvents);
    else
      action.run(
        () => client.staff.applyFeed({ place, feed: name }),
        () => setBegun(true),
      );
  }

  const shown = status.data;
  const held = shown?.held ?? null;
  const at = (iso: string) => `${clockDay(new Date(iso), language)} ${clockTime(new Date(iso), language)}`;
  return (
    <DeskPage name="data" here={t("machine.data.title")} title={t("machine.data.title")}>
      {shown !== undefined && (
        <Facts
          facts={[
            {
              name: t("data.shows"),
              value: (
                <Status kind={shown.freshness.demo || shown.freshness.state === "stale" ? "verify" : "ok"}>
                  {shown.freshness.demo ? t("common:demo") : at(shown.issuedAt)}
                </Status>
              ),
            },
            { name: t("data.jobs"), value: String(shown.counts["jobs"] ?? 0) },
            {
              name: t("data.last"),
              value: shown.refresh.lastSuccessAt === null ? t("data.never") : at(shown.refresh.lastSuccessAt),
            },
            { name: t("data.clock"), value: t(`data.clocks.${shown.clock.state}`) },
          ]}
        />
      )}
      {held !== null && (
        <div className="desk-held">
          <p>{t("data.held", { seq: held.seq, count: held.polls })}</p>
          <Button
            variant="line"
            isDisabled={held.polls < held.confirmFrom || action.isBusy}
            onPress={() => action.run(() => client.staff.confirmFeed({ seq: held.seq }))}
          >
            {t(held.polls < held.confirmFrom ? "data.tooSoon" : "data.confirm")}
          </Button>
        </div>
      )}
      <section className="desk-section desk-grow">
        <h2>{t("data.sources")}</h2>
        <Paged
          items={sources}
          room={ROOM}
          none={places.items === null ? t("common:waiting") : t("data.none")}
          idOf={({ place, kind, name }) => `${place} ${kind} ${name}`}
          row={(source) => (
            <Entry
              title={source.name === "" ? t("data.whole") : source.name}
              text={`${t(`data.kind.${source.kind}`)} · ${source.placeName}`}
              end={
                <Button variant="solid" isDisabled={action.isBusy || isWorking} onPress={() => take(source)}>
                  {t("data.take")}
                </Button>
              }
            />
          )}
        />
      </section>
      <div className="acts desk-acts">
        <Button variant="line" size="tall" onPress={places.refresh}>
          {isWorking ? t("data.working") : t("place.again")}
        </Button>
      </div>
      {begun && work.data !== undefined && !isWorking && !work.isFetching && (
        <VerdictTold verdict={work.data.verdict} onRead={() => setBegun(false)} />
      )}
      {events !== null && (
        <Told title={t(events.faults.length === 0 ? "data.events" : "data.eventsWrong")} onRead={() => setEvents(null)}>
          {events.faults.length === 0 && <p>{t("data.eventRows", { count: events.imported })}</p>}
          {events.faults.slice(0, 4).map(({ row, why }) => (
            <p key={`${row} ${why}`}>{t("data.fault", { row, why })}</p>
          ))}
        </Told>
      )}
      <RefusedDialog action={action} />
    </DeskPage>
  );
}

/** What came of new data, in words. */
function VerdictTold({ verdict, onRead }: { readonly verdict: FeedVerdict | null; readonly onRead: () => void }) {
  const { t } = useTranslation(["staff", "common"]);
  const said = useSaid();
  if (verdict === null)
    return (
      <Told title={t("verdict.failed")} onRead={onRead}>
        <p>{t("verdict.failedHow")}</p>
      </Told>
    );
  return (
    <Told title={t(`verdict.${verdict.verdict}`)} onRead={onRead}>
      {verdict.verdict === "accepted" && <p>{t("verdict.jobs", { count: verdict.counts["jobs"] ?? 0 })}</p>}
      {verdict.verdict === "refused" && (
        <p>{said(refusalText(verdict.reason, "zh"), refusalText(verdict.reason, "en"))}</p>
      )}
      {verdict.verdict === "held" && <p>{t("verdict.heldHow")}</p>}
    </Told>
  );
}
