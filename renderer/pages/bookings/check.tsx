import { CheckSquareIcon } from "@phosphor-icons/react/dist/csr/CheckSquare";
import { SquareIcon } from "@phosphor-icons/react/dist/csr/Square";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../../shared/contract/bookings.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { SwitchButton } from "../../design/switch-button.tsx";
import { useBack } from "../../frame/navigation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import {
  type Draft,
  forgetContact,
  type HeldSeat,
  LAST4_DIGITS,
  requestId,
  setDraft,
  useDraft,
} from "../../visit/draft.ts";
import { AskingDialogs } from "./asking-dialogs.tsx";
import { Facts } from "./facts.tsx";
import { servicesQuery } from "./queries.ts";
import { StartAgain } from "./start-again.tsx";
import { Steps } from "./steps.tsx";
import { type Asking, useAsking } from "./use-asking.ts";
import { grouped, useNamed, useTimeWords } from "./words.tsx";
import "./bookings.css";

/** Refusals after which another time must be chosen; name and number stay. */
const CHOOSE_AGAIN: readonly string[] = ["SLOT_FULL", "HOLD_EXPIRED", "CLOSED", "NOT_FOUND"];

/** All of it once more, before it counts. */
export function CheckPage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const draft = useDraft();
  const { held } = draft;
  const asking = useAsking();
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }, { name: t("check.here") }];
  if (held === null || (!held.moving && draft.honorific === null)) return <StartAgain />;

  function onRefusalRead(code: string) {
    if (held !== null && CHOOSE_AGAIN.includes(code)) {
      const serviceId = held.slot.serviceId;
      void navigate({ to: "/bookings/times/$serviceId", params: { serviceId }, replace: true });
    } else if (code === "ALREADY_BOOKED" || code === "STALE") {
      void navigate({ to: "/bookings/mine", replace: true });
    } else if (code === "BODY_MISMATCH") {
      setDraft({});
    }
  }

  return (
    <Page name="booking-check" crumbs={crumbs}>
      <Summary draft={draft} held={held} asking={asking} />
      <AskingDialogs asking={asking} onRefusalRead={onRefusalRead} />
    </Page>
  );
}

interface SummaryProps {
  readonly draft: Draft;
  readonly held: HeldSeat;
  readonly asking: Asking;
}

function Summary({ draft, held, asking }: SummaryProps) {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const back = useBack();
  const client = useClient();
  const named = useNamed();
  const time = useTimeWords();
  const services = useQuery(servicesQuery(client));
  const service = services.data?.items.find(({ id }) => id === held.slot.serviceId);
  if (services.data === undefined || service === undefined) return <Waiting query={services} />;
  const { booking, honorific, surname, phone, followUp, code, last4 } = draft;

  function onBooked({ booking: made }: { readonly booking: Booking }) {
    forgetContact();
    setDraft({ booking: made, code: made.code, last4: held.moving ? last4 : phone.slice(-LAST4_DIGITS) });
    void navigate({ to: "/bookings/done", replace: true });
  }

  function confirm() {
    const { holdId } = held;
    if (held.moving && booking !== null) {
      asking.ask(() => client.bookings.move({ code, last4, holdId, version: booking.version }), onBooked);
    } else if (honorific !== null) {
      const body = {
        id: requestId(),
        holdId,
        ...(surname === "" ? {} : { surname }),
        honorific,
        phone,
        followUp,
      };
      asking.ask(() => client.bookings.confirm(body), onBooked);
    }
  }

  return (
    <>
      <div className="booking-head">
        {!held.moving && <Steps at={4} />}
        <Title>{t(held.moving ? "check.move" : "check.title")}</Title>
      </div>
      <Facts
        facts={[
          { name: t("fact.matter"), value: named(service) },
          ...(held.moving && booking !== null ? [{ name: t("fact.former"), value: time(booking.slot) }] : []),
          { name: t("fact.time"), value: time(held.slot), strong: true },
          { name: t("fact.place"), value: service.place === "" ? t("here") : service.place },
          ...(held.moving || honorific === null
            ? []
            : [
                { name: t("fact.name"), value: `${surname}${t(`honorific.${honorific}`)}` },
                { name: t("fact.phone"), value: grouped(phone) },
              ]),
        ]}
      />
      {!held.moving && (
        <SwitchButton className="booking-follow" isOn={followUp} onChange={(isOn) => setDraft({ followUp: isOn })}>
          {followUp ? (
            <CheckSquareIcon weight="fill" aria-hidden="true" />
          ) : (
            <SquareIcon weight="bold" aria-hidden="true" />
          )}
          <span>{t("check.followUp", { count: services.data.followUpDays })}</span>
        </SwitchButton>
      )}
      <div className="acts">
        <Button variant="line" size="tall" onPress={back}>
          {t("check.change")}
        </Button>
        <Button variant="main" size="tall" isDisabled={asking.phase !== "idle"} onPress={confirm}>
          {t(asking.phase === "idle" ? (held.moving ? "check.moveIt" : "check.book") : "asking")}
        </Button>
      </div>
    </>
  );
}
