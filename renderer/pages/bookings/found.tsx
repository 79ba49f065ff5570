import { HandWavingIcon } from "@phosphor-icons/react/dist/csr/HandWaving";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../../shared/contract/bookings.ts";
import { useStationNow } from "../../data/clock.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Status } from "../../design/status.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { setDraft, useDraft } from "../../visit/draft.ts";
import { endVisit } from "../../visit/visit.ts";
import { dayOf } from "../../words/dates.ts";
import { AskingDialogs } from "./asking-dialogs.tsx";
import { Facts } from "./facts.tsx";
import { StartAgain } from "./start-again.tsx";
import { dayOfTime } from "./times.ts";
import { useAsking } from "./use-asking.ts";
import { groupedCode, useNamed, useTimeWords } from "./words.tsx";
import "./bookings.css";

const STATUS_KIND = { booked: "note", arrived: "ok", attended: "ok", cancelled: "none", "no-show": "none" } as const;

/** One's own booking: come, change, cancel. */
export function FoundPage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const { booking } = useDraft();
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }, { name: t("found.here") }];
  if (booking === null) return <StartAgain />;
  return (
    <Page name="booking-found" crumbs={crumbs}>
      <Found booking={booking} />
    </Page>
  );
}

function Found({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const client = useClient();
  const asking = useAsking();
  const named = useNamed();
  const time = useTimeWords();
  const today = dayOf(useStationNow());
  const { code, last4 } = useDraft();
  const [cancelling, setCancelling] = useState(false);
  const { status, slot, service, contact } = booking;
  const isOpen = status === "booked";
  const isToday = dayOfTime(slot) === today;
  const show = ({ booking: changed }: { readonly booking: Booking }) => setDraft({ booking: changed });

  return (
    <>
      <Title below={isOpen ? t(isToday ? "found.today" : "found.later") : t(`found.how.${status}`)}>
        {t(`found.title.${status}`)}
      </Title>
      <Facts
        facts={[
          { name: t("fact.state"), value: <Status kind={STATUS_KIND[status]}>{t(`status.${status}`)}</Status> },
          { name: t("fact.matter"), value: named(service) },
          { name: t("fact.time"), value: time(slot), strong: true },
          { name: t("fact.place"), value: service.place === "" ? t("here") : service.place },
          { name: t("fact.code"), value: groupedCode(booking.code) },
          ...(contact === null ? [] : [{ name: t("fact.name"), value: contact.name }]),
        ]}
      />
      <div className="acts">
        {isOpen ? (
          <>
            <Button variant="line" size="tall" onPress={() => setCancelling(true)}>
              {t("found.cancel")}
            </Button>
            <Button
              variant={isToday ? "line" : "main"}
              size="tall"
              onPress={() => void navigate({ to: "/bookings/times/$serviceId", params: { serviceId: slot.serviceId } })}
            >
              {t("found.move")}
            </Button>
            {isToday && (
              <Button
                variant="main"
                size="tall"
                icon={<HandWavingIcon weight="bold" aria-hidden="true" />}
                isDisabled={asking.phase !== "idle"}
                onPress={() => asking.ask(() => client.bookings.checkIn({ code, last4 }), show)}
              >
                {t("found.checkIn")}
              </Button>
            )}
          </>
        ) : (
          <Button variant="main" size="tall" onPress={endVisit}>
            {t("done.end")}
          </Button>
        )}
      </div>
      {cancelling && (
        <Dialog title={t("cancel.title")} onClose={() => setCancelling(false)}>
          <p className="asking-words">{t("cancel.how", { service: named(service), time: time(slot) })}</p>
          <div className="acts">
            <Button variant="line" size="tall" onPress={() => setCancelling(false)} autoFocus>
              {t("cancel.keep")}
            </Button>
            <Button
              variant="solid"
              size="tall"
              onPress={() => {
                setCancelling(false);
                asking.ask(() => client.bookings.cancel({ code, last4 }), show);
              }}
            >
              {t("cancel.yes")}
            </Button>
          </div>
        </Dialog>
      )}
      <AskingDialogs asking={asking} onRefusalRead={() => void navigate({ to: "/bookings/mine", replace: true })} />
    </>
  );
}
