import { CalendarDotsIcon } from "@phosphor-icons/react/dist/csr/CalendarDots";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { HOLD_MINUTES } from "../../../shared/bookings/words.ts";
import type { Service } from "../../../shared/contract/bookings.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pager } from "../../design/pager.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { openHelp } from "../../frame/calling.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { currentDraft, setDraft, useDraft } from "../../visit/draft.ts";
import { useVisit } from "../../visit/visit.ts";
import { clockTime } from "../../words/dates.ts";
import { AskingDialogs } from "./asking-dialogs.tsx";
import { servicesQuery, slotsQuery } from "./queries.ts";
import { Steps } from "./steps.tsx";
import { dayOfTime, daysOf, type FreeTime, proposals } from "./times.ts";
import { useAsking } from "./use-asking.ts";
import type { TimesView } from "./view.ts";
import { useDayWords, useNamed } from "./words.tsx";
import "./bookings.css";
import "../../frame/waiting.css";

/** Days or times of a day on one page. */
const A_PAGE = 6;

/** When: free times only. */
export function Times() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const client = useClient();
  const { serviceId } = useParams({ from: "/bookings/times/$serviceId" });
  const services = useQuery(servicesQuery(client));
  const slots = useQuery(slotsQuery(client, serviceId));
  const service = services.data?.items.find(({ id }) => id === serviceId);
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }, { name: t("times.here") }];
  return (
    <Page name="booking-times" crumbs={crumbs}>
      {services.data === undefined || slots.data === undefined ? (
        <Waiting query={services.isError ? services : slots} />
      ) : service === undefined || slots.data.items.length === 0 ? (
        <NoTimes />
      ) : (
        <Choose service={service} free={slots.data.items} onGone={() => void slots.refetch()} />
      )}
    </Page>
  );
}

function NoTimes() {
  const { t } = useTranslation("bookings");
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("times.noneHow")}>{t("times.none")}</Title>
      <Button variant="main" size="tall" onPress={openHelp}>
        {t("person")}
      </Button>
    </div>
  );
}

interface ChooseProps {
  readonly service: Service;
  readonly free: readonly FreeTime[];
  readonly onGone: () => void;
}

function Choose({ service, free, onGone }: ChooseProps) {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const client = useClient();
  const asking = useAsking();
  const named = useNamed();
  const day = useDayWords();
  const moving = useDraft().booking !== null;
  const view = useSearch({ from: "/bookings/times/$serviceId" });
  const go = (change: Partial<TimesView>) =>
    void navigate({
      to: "/bookings/times/$serviceId",
      params: { serviceId: service.id },
      search: { ...view, page: 1, ...change },
    });

  function choose(time: FreeTime) {
    asking.ask(
      () => client.bookings.hold({ slotId: time.id }),
      ({ holdId, slot }) => {
        const { booking } = currentDraft();
        setDraft({ held: { holdId, slot, moving: booking !== null } });
        void navigate({ to: booking === null ? "/bookings/contact" : "/bookings/check" });
      },
    );
  }

  const best = proposals(free);
  const days = daysOf(free);
  const ofDay = free.filter((time) => dayOfTime(time) === view.day);
  const all = view.show === "days" ? days.length : ofDay.length;
  const pages = Math.max(1, Math.ceil(all / A_PAGE));
  const page = Math.min(view.page, pages);
  const from = (page - 1) * A_PAGE;
  const place = service.place === "" ? t("here") : service.place;
  return (
    <>
      <div className="booking-times-head">
        {!moving && <Steps at={2} />}
        <Title key={view.show} below={`${named(service)} · ${t("minutes", { count: service.minutes })} · ${place}`}>
          {view.show === "day" ? day(view.day).full : t(moving ? "times.move" : "times.title")}
        </Title>
        <p className="booking-hold">
          {t(view.show === "days" ? "times.pickDay" : "times.hold", { count: HOLD_MINUTES })}
        </p>
      </div>
      <div className="booking-choices" data-show={view.show}>
        {view.show === "best" &&
          best.map((time, index) => (
            <TimeButton key={time.id} time={time} first={index === 0} onPress={() => choose(time)} />
          ))}
        {view.show === "best" && free.length > best.length && (
          <Pressable className="booking-time booking-other" onPress={() => go({ show: "days" })}>
            <CalendarDotsIcon weight="duotone" aria-hidden="true" />
            <span className="booking-day">
              <b>{t("times.other")}</b>
              <small>{t("times.more", { count: free.length - best.length })}</small>
            </span>
          </Pressable>
        )}
        {view.show === "days" &&
          days.slice(from, from + A_PAGE).map(({ day: one, count }) => (
            <Pressable key={one} className="booking-time" onPress={() => go({ show: "day", day: one })}>
              <span className="booking-day">
                <b>{day(one).short}</b>
                <small>{day(one).date}</small>
                <small>{t("times.free", { count })}</small>
              </span>
            </Pressable>
          ))}
        {view.show === "day" &&
          ofDay
            .slice(from, from + A_PAGE)
            .map((time) => <TimeButton key={time.id} time={time} first={false} onPress={() => choose(time)} />)}
      </div>
      {view.show !== "best" && (
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("pager.position", { page, pages }),
          }}
          page={page}
          pages={pages}
          onPage={(next) => go({ page: next })}
        />
      )}
      <AskingDialogs asking={asking} onRefusalRead={onGone} />
    </>
  );
}

interface TimeButtonProps {
  readonly time: FreeTime;
  readonly first: boolean;
  readonly onPress: () => void;
}

function TimeButton({ time, first, onPress }: TimeButtonProps) {
  const { t } = useTranslation("bookings");
  const { language } = useVisit().display;
  const { short, date } = useDayWords()(dayOfTime(time));
  return (
    <Pressable className="booking-time" onPress={onPress} variant={first ? "main" : "plain"}>
      {first && <em>{t("times.first")}</em>}
      <span className="booking-day">
        <b>{short}</b>
        <small>{date}</small>
        {time.expert !== null && <small>{time.expert.name}</small>}
      </span>
      <strong>{clockTime(new Date(time.startsAt), language)}</strong>
    </Pressable>
  );
}
