import { ArrowsOutIcon } from "@phosphor-icons/react/dist/csr/ArrowsOut";
import { XIcon } from "@phosphor-icons/react/dist/csr/X";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import { Dialog } from "../../design/dialog.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import { type Step, stepWords, type WayOut, wayOutWords } from "./step-words.ts";
import "./steps.css";

export interface StepsProps {
  readonly answer: JobsAnswer;
  /** Places for buttons; what has none is behind the last one. */
  readonly places: number;
  readonly onTakeBack: (step: Step) => void;
  readonly onWayOut: (way: WayOut) => void;
}

/** How the words were understood, each step to be taken back, and what one change would find: beside the list. */
export function Steps({ answer, places, onTakeBack, onWayOut }: StepsProps) {
  const { t } = useTranslation("jobs");
  const [all, setAll] = useState(false);
  // That words were parted says least: what they became stands before it.
  const chips = answer.understood.chips.toSorted((a, b) => Number(a.kind === "split") - Number(b.kind === "split"));
  const buttons = [
    ...chips.map((step) => <StepButton key={step.id} step={step} onPress={() => onTakeBack(step)} />),
    ...answer.relax.map((way) => <WayOutButton key={way.id} way={way} steps={chips} onPress={() => onWayOut(way)} />),
  ];
  const shown = buttons.length > places ? buttons.slice(0, places - 1) : buttons;
  const more = buttons.length - shown.length;
  return (
    <section className="reading" aria-label={t("step.label")}>
      <p>{t(chips.length > 0 ? "step.how" : "step.more")}</p>
      {shown}
      {more > 0 && (
        <Pressable className="choice step-more" onPress={() => setAll(true)}>
          {t("step.rest", { count: more, number: number(more) })}
        </Pressable>
      )}
      {all && (
        <Dialog title={t("step.label")} onClose={() => setAll(false)}>
          <div className="reading-all">{buttons}</div>
          <Pressable className="btn" variant="line" size="tall" onPress={() => setAll(false)}>
            {t("step.keep")}
          </Pressable>
        </Dialog>
      )}
    </section>
  );
}

interface StepButtonProps {
  readonly step: Step;
  readonly onPress: () => void;
}

/** A step, and the cross that takes it back. */
export function StepButton({ step, onPress }: StepButtonProps) {
  const { t } = useTranslation("jobs");
  return (
    <Pressable className="choice step" variant={step.kind} onPress={onPress}>
      <span>
        <SourceText>{stepWords(t, step)}</SourceText>
        <span className="unseen">{t("step.back")}</span>
      </span>
      <XIcon weight="bold" aria-hidden="true" />
    </Pressable>
  );
}

interface WayOutButtonProps {
  readonly way: WayOut;
  readonly steps: readonly Step[];
  readonly onPress: () => void;
}

function WayOutButton({ way, steps, onPress }: WayOutButtonProps) {
  const { t } = useTranslation("jobs");
  return (
    <Pressable className="choice way-out" variant={way.kind} onPress={onPress}>
      <ArrowsOutIcon weight="bold" aria-hidden="true" />
      <span>
        <SourceText>{wayOutWords(t, way, steps)}</SourceText>
      </span>
      <b>{t("count", { count: way.total, number: number(way.total) })}</b>
    </Pressable>
  );
}
