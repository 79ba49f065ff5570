import { CircleHalfIcon } from "@phosphor-icons/react/dist/csr/CircleHalf";
import { HeadsetIcon } from "@phosphor-icons/react/dist/csr/Headset";
import { TextAaIcon } from "@phosphor-icons/react/dist/csr/TextAa";
import { TranslateIcon } from "@phosphor-icons/react/dist/csr/Translate";
import { WheelchairIcon } from "@phosphor-icons/react/dist/csr/Wheelchair";
import { useTranslation } from "react-i18next";
import { TEXT_STEPS } from "../../shared/screen/geometry.ts";
import { Pressable } from "../design/pressable.tsx";
import { SwitchButton } from "../design/switch-button.tsx";
import { nextStep, setDisplay, useVisit } from "../visit/visit.ts";
import { openHelp, useCalling } from "./calling.ts";

/** The same bar at the bottom of every page: how the screen looks, which language, and a person. */
export function Dock() {
  const { t } = useTranslation();
  const { contrast, reach, language } = useVisit().display;
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <footer className="dock">
      <StepButton />
      <SwitchButton
        className="dock-button dock-contrast"
        isOn={contrast === "high"}
        onChange={(isOn) => setDisplay({ contrast: isOn ? "high" : "normal" })}
      >
        <CircleHalfIcon weight="fill" aria-hidden="true" />
        <span>{t("dock.contrast")}</span>
      </SwitchButton>
      <SwitchButton
        className="dock-button dock-reach"
        isOn={reach === "low"}
        onChange={(isOn) => setDisplay({ reach: isOn ? "low" : "normal" })}
      >
        <WheelchairIcon weight="bold" aria-hidden="true" />
        <span>{t("dock.reach")}</span>
      </SwitchButton>
      <Pressable className="dock-button dock-language" onPress={() => setDisplay({ language: other })}>
        <TranslateIcon weight="bold" aria-hidden="true" />
        <span lang={other}>{t("dock.otherLanguage")}</span>
      </Pressable>
      <CallButton />
    </footer>
  );
}

/** Each press a step larger, after the largest back to the first; the bars say which. */
function StepButton() {
  const { t } = useTranslation();
  const { step } = useVisit().display;
  const at = TEXT_STEPS.indexOf(step) + 1;
  return (
    <Pressable
      className="dock-button dock-step"
      variant={step}
      aria-label={t("dock.step", { at, of: TEXT_STEPS.length })}
      onPress={() => setDisplay({ step: nextStep(step) })}
    >
      <span className="dock-step-picture" aria-hidden="true">
        <TextAaIcon weight="bold" />
        <i className="dock-steps">
          {TEXT_STEPS.map((each, index) => (
            <i key={each} data-lit={index < at} />
          ))}
        </i>
      </span>
      <span>{t("dock.large")}</span>
    </Pressable>
  );
}

/** Calls a person, and says how the call stands: what nobody sees is pressed again and again. */
function CallButton() {
  const { t } = useTranslation();
  const { phase } = useCalling();
  const words =
    phase === "quiet" || phase === "away"
      ? "dock.help"
      : phase === "unanswered" || phase === "coming"
        ? (`dock.${phase}` as const)
        : "dock.called";
  return (
    <Pressable className="dock-button dock-help" onPress={openHelp}>
      <HeadsetIcon weight="bold" aria-hidden="true" />
      <span>{t(words)}</span>
    </Pressable>
  );
}
