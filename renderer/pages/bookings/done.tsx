import { CheckCircleIcon } from "@phosphor-icons/react/dist/csr/CheckCircle";
import { SignOutIcon } from "@phosphor-icons/react/dist/csr/SignOut";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarText } from "../../../shared/bookings/calendar.ts";
import type { Booking } from "../../../shared/contract/bookings.ts";
import { useStationNow } from "../../data/clock.ts";
import { useStation } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { useDraft } from "../../visit/draft.ts";
import { endVisit } from "../../visit/visit.ts";
import { StartAgain } from "./start-again.tsx";
import { groupedCode, useNamed, useTimeWords } from "./words.tsx";
import "./bookings.css";

/** Booked: the code, when, where, what to bring, and the same for the phone's calendar. */
export function DonePage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const { booking } = useDraft();
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }, { name: t("done.here") }];
  if (booking === null) return <StartAgain />;
  return (
    <Page name="booked" crumbs={crumbs}>
      <Done booking={booking} />
    </Page>
  );
}

function Done({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const station = useStation();
  const now = useStationNow();
  const named = useNamed();
  const time = useTimeWords();
  const [madeAt] = useState(() => now.toISOString());
  const { code, slot, service, contact } = booking;
  const ics = calendarText({
    id: booking.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    madeAt,
    title: t("done.calendar", { service: named(service) }),
    place: `${station.name} ${service.place}`.trim(),
  });
  return (
    <>
      <div className="booked-head">
        <CheckCircleIcon weight="fill" aria-hidden="true" />
        <Title below={t("done.how")}>
          {contact === null ? t("done.title") : t("done.named", { name: contact.name })}
        </Title>
      </div>
      <section className="booked-card">
        <dl>
          <div className="booked-code">
            <dt>{t("fact.code")}</dt>
            <dd>{groupedCode(code)}</dd>
          </div>
          <div>
            <dt>{named(service)}</dt>
            <dd>{time(slot)}</dd>
          </div>
          <div>
            <dt>{t("fact.place")}</dt>
            <dd>{service.place === "" ? t("here") : service.place}</dd>
          </div>
        </dl>
        <figure>
          <div className="booked-qr">
            <QrCode text={ics} alt={t("done.alt")} />
          </div>
          <figcaption>{t("done.scan")}</figcaption>
        </figure>
      </section>
      <section className="booked-note">
        <h2>{t("done.bring")}</h2>
        <p>{service.bring.length === 0 ? t("done.bringAsk") : service.bring.join(t("comma"))}</p>
      </section>
      <section className="booked-note">
        <h2>{t("done.cannot")}</h2>
        <p>{t("done.cannotHow")}</p>
      </section>
      <div className="acts">
        <Button variant="line" size="tall" onPress={() => void navigate({ to: "/bookings/booking" })}>
          {t("done.change")}
        </Button>
        <Button variant="main" size="tall" icon={<SignOutIcon weight="bold" aria-hidden="true" />} onPress={endVisit}>
          {t("done.end")}
        </Button>
      </div>
    </>
  );
}
