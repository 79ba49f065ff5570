import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isPhone } from "../../../shared/bookings/contact.ts";
import {
  HONORIFICS,
  type Honorific,
  NEEDS,
  type Need,
  OUTCOMES,
  type Outcome,
} from "../../../shared/bookings/words.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { SwitchButton } from "../../design/switch-button.tsx";
import { NumberPad } from "../../input/number-pad.tsx";
import { SurnameGrid } from "../../input/surname-grid.tsx";
import { PHONE_DIGITS } from "../../visit/draft.ts";
import { useVisit } from "../../visit/visit.ts";
import { grouped, useNamed } from "../bookings/words.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog } from "./frame.tsx";
import { useDeskWay } from "./views.ts";

interface Who {
  readonly surname: string;
  readonly honorific: Honorific | null;
  readonly phone: string;
  readonly followUp: boolean;
}

const NOBODY: Who = { surname: "", honorific: null, phone: "", followUp: false };
/** Services that fit the page; a station has no more windows than that. */
const SERVICES_MAX = 8;
const LAST_PART = 2;

/** Somebody at the desk without a booking: what for, which service, what came of it. A name only where it is needed. */
export function WalkInPage() {
  const { t } = useTranslation("staff");
  const client = useClient();
  const action = useDeskAction();
  const { turn } = useDeskWay();
  const named = useNamed();
  const [id] = useState(() => crypto.randomUUID());
  const { size } = useVisit().display;
  const [step, setStep] = useState<"what" | "who">("what");
  /** Large text has no room for the three questions at once: which one stands. */
  const [part, setPart] = useState(0);
  const [needs, setNeeds] = useState<readonly Need[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [who, setWho] = useState<Who>(NOBODY);
  const hours = useDeskQuery(["hours"], (asked, signal) => asked.staff.hours(undefined, { signal }));
  const services = hours.data?.services.filter(({ active }) => active).slice(0, SERVICES_MAX) ?? [];
  const service = services.find((one) => one.id === chosen) ?? null;
  const canSave = service !== null && (who.phone === "" || isPhone(who.phone)) && !action.isBusy;

  function save(): void {
    if (service === null) return;
    const { surname, honorific, phone, followUp } = who;
    const body = {
      id,
      serviceId: service.id,
      needs: [...needs],
      followUp,
      ...(outcome === null ? {} : { outcome }),
      ...(honorific === null ? {} : { honorific, ...(surname === "" ? {} : { surname }) }),
      ...(phone === "" ? {} : { phone }),
    };
    action.run(
      () => client.visits.walkIn(body),
      () => turn({ page: "recorded", serviceName: named(service), needs, outcome }),
    );
  }

  const oneByOne = size === "large" && step === "what";
  const goesOn = oneByOne && part < LAST_PART;
  const questions = [
    <Chips
      key="needs"
      title={t("walkIn.needs")}
      chips={NEEDS.map((need) => ({ id: need, words: t(`need.${need}`), isOn: needs.includes(need) }))}
      onPress={(need) => setNeeds(needs.includes(need) ? needs.filter((one) => one !== need) : [...needs, need])}
    />,
    <Chips
      key="service"
      title={t("walkIn.service")}
      chips={services.map((one) => ({ id: one.id, words: named(one), isOn: one.id === chosen }))}
      onPress={setChosen}
    />,
    <Chips
      key="outcome"
      title={t("line.outcome")}
      chips={OUTCOMES.map((one) => ({ id: one, words: t(`outcome.${one}`), isOn: one === outcome }))}
      onPress={(one) => setOutcome(one === outcome ? null : one)}
    />,
  ];

  return (
    <DeskPage
      name="walk-in"
      here={t("walkIn.title")}
      title={t(step === "what" ? "walkIn.title" : "walkIn.who")}
      below={t(step === "what" ? "walkIn.how" : "walkIn.whoHow")}
    >
      {step === "what" ? (
        questions.filter((_, at) => !oneByOne || at === part)
      ) : (
        <Contact who={who} onChange={(change) => setWho({ ...who, ...change })} />
      )}
      <div className="acts desk-acts">
        {oneByOne && part > 0 ? (
          <Button variant="line" size="tall" onPress={() => setPart(part - 1)}>
            {t("walkIn.former")}
          </Button>
        ) : (
          <Button variant="line" size="tall" onPress={() => setStep(step === "what" ? "who" : "what")}>
            {t(step === "what" ? "walkIn.toWho" : "walkIn.toWhat")}
          </Button>
        )}
        <Button
          variant="main"
          size="tall"
          isDisabled={!canSave && !goesOn}
          onPress={goesOn ? () => setPart(part + 1) : save}
        >
          {goesOn ? t("walkIn.further") : service === null ? t("walkIn.missing") : t("walkIn.save")}
        </Button>
      </div>
      <RefusedDialog action={action} />
    </DeskPage>
  );
}

interface Chip<Id extends string> {
  readonly id: Id;
  readonly words: string;
  readonly isOn: boolean;
}

function Chips<Id extends string>(props: {
  readonly title: string;
  readonly chips: readonly Chip<Id>[];
  readonly onPress: (id: Id) => void;
}) {
  const { t } = useTranslation("staff");
  const { title, chips, onPress } = props;
  return (
    <section className="desk-section">
      <h2>{title}</h2>
      <div className="desk-chips">
        {chips.map(({ id, words, isOn }) => (
          <Pressable
            key={id}
            className="choice desk-chip"
            variant={isOn ? "here" : "other"}
            onPress={() => onPress(id)}
          >
            {words}
            {isOn && <span className="unseen">{t("chosen")}</span>}
          </Pressable>
        ))}
      </div>
    </section>
  );
}

function Contact({ who, onChange }: { readonly who: Who; readonly onChange: (change: Partial<Who>) => void }) {
  const { t } = useTranslation(["staff", "bookings"]);
  const { surname, honorific, phone, followUp } = who;
  return (
    <div className="desk-who">
      <div className="desk-who-name">
        <SurnameGrid
          words={{ label: t("bookings:contact.surname"), others: t("bookings:contact.others") }}
          chosen={surname}
          onChoose={(chosen) => onChange({ surname: chosen })}
        />
        <div className="desk-who-row">
          {HONORIFICS.map((one) => (
            <Pressable
              key={one}
              className="surname"
              variant={one === honorific ? "chosen" : "plain"}
              onPress={() => onChange({ honorific: one === honorific ? null : one })}
            >
              {t(`bookings:honorific.${one}`)}
              {one === honorific && <span className="unseen">{t("chosen")}</span>}
            </Pressable>
          ))}
        </div>
      </div>
      <div className="desk-who-number">
        <p className="contact-field contact-phone" data-filled={phone !== ""}>
          {phone === "" ? <span>{t("walkIn.phone")}</span> : grouped(phone)}
        </p>
        <NumberPad
          words={{ digits: t("bookings:pad.digits"), back: t("bookings:pad.back"), clear: t("bookings:pad.clear") }}
          onDigit={(digit) => onChange({ phone: (phone + digit).slice(0, PHONE_DIGITS) })}
          onBack={() => onChange({ phone: phone.slice(0, -1) })}
          onClear={() => onChange({ phone: "" })}
        />
        <SwitchButton className="choice desk-chip" isOn={followUp} onChange={(isOn) => onChange({ followUp: isOn })}>
          {t(followUp ? "walkIn.follows" : "walkIn.follow")}
        </SwitchButton>
      </div>
    </div>
  );
}
