import { ShieldCheckIcon } from "@phosphor-icons/react/dist/csr/ShieldCheck";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { isPhone } from "../../../shared/bookings/contact.ts";
import { HONORIFICS } from "../../../shared/bookings/words.ts";
import { Button } from "../../design/button.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { Title } from "../../frame/page.tsx";
import { NumberPad } from "../../input/number-pad.tsx";
import { SurnameGrid } from "../../input/surname-grid.tsx";
import { PHONE_DIGITS, setDraft, useDraft } from "../../visit/draft.ts";
import { useVisit } from "../../visit/visit.ts";
import { grouped } from "./words.tsx";
import "./bookings.css";

/** Digits of a mobile number; a landline with its area code has up to `PHONE_DIGITS`. */
const MOBILE_DIGITS = 11;

export interface ContactFormProps {
  readonly steps?: ReactNode;
  readonly title: string;
  /** Stands above the fields: what for, and how long it is kept. */
  readonly purpose: { readonly what: string; readonly keep: string };
  readonly next: string;
  readonly onNext: () => void;
  readonly isAsking?: boolean;
}

/** A form of address and a number to call, and nothing else. Large text asks one after the other. */
export function ContactForm({ steps, title, purpose, next, onNext, isAsking = false }: ContactFormProps) {
  const { t } = useTranslation("bookings");
  const { size } = useVisit().display;
  const { honorific, phone } = useDraft();
  const [asksNumber, setAsksNumber] = useState(false);
  const asks = size === "large" ? (asksNumber ? "number" : "who") : "both";
  const missing = honorific === null ? "who" : isPhone(phone) ? null : "number";
  const onlyWho = asks === "who" && honorific !== null;

  return (
    <div className="contact-grid" data-asks={asks}>
      <div className="booking-head">
        {steps}
        <Title>{asks === "both" ? title : t(`contact.ask.${asks}`)}</Title>
      </div>
      <p className="contact-purpose">
        <ShieldCheckIcon weight="duotone" aria-hidden="true" />
        <span>
          <b>{purpose.what}</b> {purpose.keep}
        </span>
      </p>
      {asks !== "number" && <Who numbered={asks === "both"} />}
      {asks !== "who" && <PhoneNumber numbered={asks === "both"} />}
      <div className="acts">
        {asks === "number" && (
          <Button variant="line" size="tall" onPress={() => setAsksNumber(false)}>
            {t("contact.former")}
          </Button>
        )}
        <Button
          variant="main"
          size="tall"
          isDisabled={(missing !== null && !onlyWho) || isAsking}
          onPress={onlyWho ? () => setAsksNumber(true) : onNext}
        >
          {onlyWho ? t("contact.toNumber") : missing === null ? next : t(`contact.missing.${missing}`)}
        </Button>
      </div>
    </div>
  );
}

function Who({ numbered }: { readonly numbered: boolean }) {
  const { t } = useTranslation("bookings");
  const { surname, honorific } = useDraft();
  return (
    <div className="contact-who">
      <p className="contact-label">
        {numbered && <i>1</i>}
        {t("contact.surname")}
      </p>
      <p className="contact-field" data-filled={honorific !== null}>
        {surname === "" && honorific === null ? (
          <span>{t("contact.surnameHole")}</span>
        ) : (
          <>
            {surname !== "" && <b lang="zh-CN">{surname}</b>}
            {honorific !== null && t(`honorific.${honorific}`)}
          </>
        )}
      </p>
      <SurnameGrid
        words={{ label: t("contact.surname"), others: t("contact.others") }}
        chosen={surname}
        onChoose={(chosen) => setDraft({ surname: chosen })}
      />
      <div className="contact-honorifics">
        {HONORIFICS.map((one) => (
          <Pressable
            key={one}
            className="surname"
            variant={one === honorific ? "chosen" : "plain"}
            onPress={() => setDraft({ honorific: one })}
          >
            {t(`honorific.${one}`)}
            {one === honorific && <span className="unseen">{t("contact.chosen")}</span>}
          </Pressable>
        ))}
      </div>
    </div>
  );
}

function PhoneNumber({ numbered }: { readonly numbered: boolean }) {
  const { t } = useTranslation("bookings");
  const { phone } = useDraft();
  const most = phone.startsWith("0") ? PHONE_DIGITS : MOBILE_DIGITS;
  const wrong = phone.length === most && !isPhone(phone);
  return (
    <div className="contact-number">
      <p className="contact-label">
        {numbered && <i>2</i>}
        {t(wrong ? "contact.wrong" : "contact.phone")}
      </p>
      <p className="contact-field contact-phone" data-filled={phone !== ""} data-wrong={wrong}>
        {phone === "" ? <span>{t("contact.phoneHole")}</span> : grouped(phone)}
      </p>
      <NumberPad
        words={{ digits: t("pad.digits"), back: t("pad.back"), clear: t("pad.clear") }}
        onDigit={(digit) => setDraft({ phone: phone.length < most ? phone + digit : phone })}
        onBack={() => setDraft({ phone: phone.slice(0, -1) })}
        onClear={() => setDraft({ phone: "" })}
      />
    </div>
  );
}
