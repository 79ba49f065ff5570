import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { NumberPad } from "../../input/number-pad.tsx";
import { CODE_DIGITS, LAST4_DIGITS, setDraft, useDraft } from "../../visit/draft.ts";
import { AskingDialogs } from "./asking-dialogs.tsx";
import { useAsking } from "./use-asking.ts";
import { groupedCode } from "./words.tsx";
import "./bookings.css";

/** The two halves of the key, in the order they are typed. */
const FIELDS = [
  { id: "code", digits: CODE_DIGITS },
  { id: "last4", digits: LAST4_DIGITS },
] as const;
type FieldId = (typeof FIELDS)[number]["id"];

/** To one's own booking, by its code and the last four digits of the phone. */
export function FindPage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const client = useClient();
  const asking = useAsking();
  const { code, last4 } = useDraft();
  const typed = { code, last4 };
  const [active, setActive] = useState<FieldId>("code");
  const whole = FIELDS.every(({ id, digits }) => typed[id].length === digits);
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }, { name: t("find.here") }];

  function type(digit: string) {
    const field = FIELDS.find(({ id }) => id === active) ?? FIELDS[0];
    if (typed[field.id].length >= field.digits) return;
    const next = typed[field.id] + digit;
    setDraft({ [field.id]: next, booking: null });
    if (field.id === "code" && next.length === field.digits) setActive("last4");
  }

  /** An empty field gives the key back to the one before it. */
  function back() {
    const field = typed[active] === "" ? "code" : active;
    setActive(field);
    setDraft({ [field]: typed[field].slice(0, -1), booking: null });
  }

  function find() {
    asking.ask(
      () => client.bookings.find({ code, last4 }),
      ({ booking }) => {
        setDraft({ booking });
        void navigate({ to: "/bookings/booking" });
      },
    );
  }

  return (
    <Page name="booking-find" crumbs={crumbs}>
      <Title below={t("find.how")}>{t("find.title")}</Title>
      <div className="booking-keys">
        {FIELDS.map(({ id }) => (
          <Pressable
            key={id}
            className="booking-key"
            variant={id === active ? "active" : "plain"}
            onPress={() => setActive(id)}
          >
            <span>{t(`find.${id}`)}</span>
            <b>{typed[id] === "" ? t(`find.${id}Hole`) : id === "code" ? groupedCode(code) : last4}</b>
            {id === active && <span className="unseen">{t("find.active")}</span>}
          </Pressable>
        ))}
      </div>
      <NumberPad
        words={{ digits: t("pad.digits"), back: t("pad.back"), clear: t("pad.clear") }}
        onDigit={type}
        onBack={back}
        onClear={() => {
          setDraft({ code: "", last4: "", booking: null });
          setActive("code");
        }}
      />
      <div className="acts">
        <Button variant="main" size="tall" isDisabled={!whole || asking.phase !== "idle"} onPress={find}>
          {t(asking.phase === "idle" ? "find.find" : "asking")}
        </Button>
      </div>
      <AskingDialogs asking={asking} onRefusalRead={() => setActive("code")} />
    </Page>
  );
}
