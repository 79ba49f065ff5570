import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { TicketIcon } from "@phosphor-icons/react/dist/csr/Ticket";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../shared/contract/bookings.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pager } from "../../design/pager.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { setDraft } from "../../visit/draft.ts";
import { useVisit } from "../../visit/visit.ts";
import { servicesQuery } from "./queries.ts";
import { Steps } from "./steps.tsx";
import { useNamed, useTimeWords } from "./words.tsx";
import "./bookings.css";

/** Matters a page: one column upright, two lying. */
const ROOM = { portrait: { normal: 7, large: 5 }, landscape: { normal: 8, large: 4 } } as const;

/** What to talk about. */
export function Services() {
  const { t } = useTranslation("bookings");
  const query = useQuery(servicesQuery(useClient()));
  return (
    <Page name="booking-services" crumbs={[{ name: t("title") }]}>
      {query.data === undefined ? <Waiting query={query} /> : <List items={query.data.items} demo={query.data.demo} />}
    </Page>
  );
}

function List({ items, demo }: { readonly items: readonly Service[]; readonly demo: boolean }) {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const { size } = useVisit().display;
  const room = ROOM[useOrientation()][size];
  const pages = Math.max(1, Math.ceil(items.length / room));
  const [turned, setTurned] = useState(1);
  const page = Math.min(turned, pages);
  return (
    <>
      <div className="booking-head">
        <Steps at={1} />
        <Title below={items.length === 0 ? t("services.none") : demo ? t("services.example") : undefined}>
          {t("services.title")}
        </Title>
      </div>
      <ol className="booking-service-list" data-room={room}>
        {items.slice((page - 1) * room, page * room).map((service) => (
          <li key={service.id}>
            <Matter service={service} />
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("pager.position", { page, pages }),
          }}
          page={page}
          pages={pages}
          onPage={setTurned}
        />
      )}
      <div className="acts">
        <Button
          variant="line"
          size="tall"
          icon={<TicketIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/bookings/mine" })}
        >
          {t("services.mine")}
        </Button>
      </div>
    </>
  );
}

function Matter({ service }: { readonly service: Service }) {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const named = useNamed();
  const time = useTimeWords();
  const { what, whatEn, nextFree, ownOffer } = service;
  return (
    <Pressable
      className="booking-service"
      onPress={() => {
        setDraft({ held: null, booking: null, code: "", last4: "" });
        void navigate({ to: "/bookings/times/$serviceId", params: { serviceId: service.id } });
      }}
    >
      <span className="booking-service-words">
        <b>{named(service)}</b>
        <span className="clamp-2">{named({ name: what, nameEn: whatEn })}</span>
        <small>
          {nextFree === null ? t("services.full") : t("services.next", { time: time({ startsAt: nextFree }) })}
          {ownOffer && ` · ${t("services.own")}`}
        </small>
      </span>
      <CaretRightIcon weight="bold" aria-hidden="true" />
    </Pressable>
  );
}
