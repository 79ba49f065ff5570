import { HandshakeIcon } from "@phosphor-icons/react/dist/csr/Handshake";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Pad } from "../../design/pad.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import { openHelp } from "../../frame/calling.ts";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { useVisit } from "../../visit/visit.ts";
import { Lost } from "../lost/lost.tsx";
import { PolicyState } from "../policies/status.tsx";
import { Answer, useAnswerText } from "./answer.tsx";
import {
  type CalculatorId,
  type Field,
  FORMS,
  type Form,
  firstChoices,
  grouped,
  inputOf,
  isScreenCalculator,
  withDigit,
} from "./forms.ts";
import { useAnswer } from "./use-answer.ts";
import "./calculator.css";

/** Arithmetic of a policy with the visitor's own numbers, on a pad. */
export function CalculatorPage() {
  const { calculatorId } = useParams({ from: "/calculators/$calculatorId" });
  return isScreenCalculator(calculatorId) ? <Calculator key={calculatorId} id={calculatorId} /> : <Lost />;
}

function Calculator({ id }: { readonly id: CalculatorId }) {
  const { t } = useTranslation("calculators");
  const navigate = useNavigate();
  const { display, policies } = useVisit();
  const orientation = useOrientation();
  const form: Form = FORMS[id];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() => firstChoices(form));
  const [active, setActive] = useState(0);
  const [step, setStep] = useState<"values" | "answer">("values");
  const [taking, setTaking] = useState(false);
  const answer = useAnswer(id, inputOf(form, typed, chosen));
  const text = useAnswerText(id, typed, chosen, answer);
  const field = form.fields[active] ?? form.fields[0];
  // Large text, or a low page, has no room for both: numbers first, then what they come to.
  const split = display.size === "large" || orientation === "landscape";
  const showsValues = !split || step === "values";
  const showsAnswer = !split || step === "answer";
  const crumbs = [
    { name: t("policies"), onPress: () => void navigate({ to: "/policies", search: policies }) },
    { name: t("here") },
  ];

  return (
    <Page name="calculator" crumbs={crumbs}>
      <div className="calculator-head">
        <Title below={t(`${id}.below`)}>{t(`${id}.title`)}</Title>
        {id === "stable-post-refund" && <PolicyState status="period_ended" />}
      </div>
      {showsValues && (
        <div className="calculator-values">
          {form.choices.map(({ id: choice, options }) => (
            <div key={choice} className="calculator-choice">
              <span>{t(`choice.${choice}.label` as "choice.staff.label")}</span>
              <Choices
                label={t(`choice.${choice}.label` as "choice.staff.label")}
                chosen={chosen[choice] ?? options[0].id}
                onChoose={(option) => setChosen({ ...chosen, [choice]: option })}
                choices={options.map((option) => ({
                  id: option.id,
                  content: t(`choice.${choice}.${option.id}` as "choice.staff.over30"),
                }))}
              />
            </div>
          ))}
          <div className="calculator-fields" data-kind={form.fields[0].kind}>
            {form.fields.map((one, index) => (
              <Box
                key={one.id}
                field={one}
                label={labelOf(one)}
                typed={typed[one.id] ?? ""}
                isActive={index === active}
                onPress={() => setActive(index)}
              />
            ))}
          </div>
        </div>
      )}
      {showsAnswer && <Answer id={id} typed={typed} chosen={chosen} answer={answer} />}
      {showsValues && (
        <Pad
          words={{ digits: t("pad.digits"), back: t("pad.back"), next: t("pad.next") }}
          onDigit={(digit) => setTyped({ ...typed, [field.id]: withDigit(typed[field.id] ?? "", digit, field.kind) })}
          onBack={() => setTyped({ ...typed, [field.id]: (typed[field.id] ?? "").slice(0, -1) })}
          onNext={() => setActive((active + 1) % form.fields.length)}
        />
      )}
      <div className="acts">
        {split ? (
          <Button variant="line" size="tall" onPress={() => setStep(step === "values" ? "answer" : "values")}>
            {t(step === "values" ? "showAnswer" : "changeValues")}
          </Button>
        ) : (
          <Button
            variant="line"
            size="tall"
            icon={<HandshakeIcon weight="bold" aria-hidden="true" />}
            onPress={openHelp}
          >
            {t("person")}
          </Button>
        )}
        <Button
          variant="main"
          size="tall"
          icon={<QrCodeIcon weight="bold" aria-hidden="true" />}
          isDisabled={text === null}
          onPress={() => setTaking(true)}
        >
          {t(text === null ? "takeLater" : "take")}
        </Button>
      </div>
      {taking && text !== null && (
        <Dialog title={t("taken.title")} onClose={() => setTaking(false)}>
          <div className="calculator-code">
            <QrCode text={text} alt={t("taken.alt")} />
          </div>
          <Button variant="main" size="tall" onPress={() => setTaking(false)} autoFocus>
            {t("taken.close")}
          </Button>
        </Dialog>
      )}
    </Page>
  );

  function labelOf({ id: name }: Field): string {
    const variant = name === "base" ? chosen["wholeYear"] : name === "from" ? chosen["kind"] : undefined;
    const key = variant === undefined ? `field.${id}.${name}` : `field.${id}.${name}_${variant}`;
    return t(key as "field.stable-post-refund.end");
  }
}

interface BoxProps {
  readonly field: Field;
  readonly label: string;
  readonly typed: string;
  readonly isActive: boolean;
  readonly onPress: () => void;
}

/** One number: what it is, what has been typed, its unit. A touch makes the pad write here. */
function Box({ field, label, typed, isActive, onPress }: BoxProps) {
  const { t } = useTranslation("calculators");
  return (
    <Pressable className="box" variant={isActive ? "active" : "plain"} onPress={onPress}>
      <span>{label}</span>
      <b>
        {field.kind === "day" ? dayDigits(typed, t("dayHole")) : typed === "" ? t("hole") : grouped(typed)}
        <small>{t(`unit.${field.kind}`)}</small>
      </b>
      {isActive && <span className="unseen">{t("active")}</span>}
    </Pressable>
  );
}

/** 20261120 as 2026-11-20, with `hole` for what has not been typed. */
function dayDigits(typed: string, hole: string): string {
  const all = typed.padEnd(8, hole);
  return `${all.slice(0, 4)}-${all.slice(4, 6)}-${all.slice(6)}`;
}
